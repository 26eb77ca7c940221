"""What each kind of record is called on a page; a kind without a word is shown in its own."""

KINDS = {
    "contact": "Contact",
    "contact domestic_abuse": "Contact: domestic abuse",
    "contact support_request": "Contact: request for support",
    "decision": "Decision",
    "decision mash": "Decision: multi-agency safeguarding hub enquiries",
    "decision assessment": "Decision: social work assessment",
    "decision family_group_conference": "Decision: family group conference offered",
    "decision early_help": "Decision: early help offered",
    "decision signposted": "Decision: signposted to another service",
    "decision advice_only": "Decision: advice and information only",
    "decision no_further_action": "Decision: no further action at the front door",
    "attempt was_not_brought": "Was not brought",
    "attempt no_access": "Visit attempted: no access",
    "attempt parent_absent": "Visit attempted: parent not there",
    "visit": "Visit",
    "health": "Health appointment",
    "health booking": "Antenatal booking",
    "health antenatal": "Antenatal appointment",
    "health emergency": "Emergency department",
    "health gp": "GP appointment",
    "admission neonatal": "Admitted to the neonatal unit",
    "admission": "Admitted to hospital",
    "discharge neonatal": "Discharged from the neonatal unit",
    "discharge": "Discharged from hospital",
    "birth": "Birth",
    "injury": "Injury",
    "disclosure": "Disclosure",
    "disclosure domestic_abuse": "Disclosure of domestic abuse",
    "meeting": "Meeting",
    "meeting discharge_planning": "Discharge planning meeting",
    "booking discharge_planning": "Discharge planning meeting booked",
    "conversation": "Conversation between practitioners",
    "consideration": "Considered",
    "consideration child_in_own_right": "Looked at as a child in their own right",
    "consideration other_parent_asked": "Other parent asked about",
    "consideration lives_elsewhere_checked": "Checked that a child lives elsewhere",
    "consideration deceased": "Has died",
    "consideration not_safe_to_see": "Not safe to see",
    "consideration no_contact_order": "No contact, by court order",
    "consideration history_considered": "History considered",
    "assessment": "Assessment",
    "assessment completed": "Assessment completed",
    "episode_open": "Case opened",
    "episode_close": "Case closed",
    "note": "Note",
    "note child_protection_history": "History: child protection",
    "note looked_after_history": "History: looked after",
    "alert raised": "Alert raised to a manager",
    "alert acknowledged": "Alert acknowledged",
    "alert guidance_given": "Guidance given by a manager",
    "alert decided": "Alert decided",
    "alert escalated": "Alert passed to the Head of Service",
}
PLAIN = ("concern", "other", "")


def kind_in_words(kind: str, subtype: str) -> str:
    """What a record is called: "Was not brought"; "Visit"; its own words where it has none."""
    known = KINDS.get(f"{kind} {subtype}")
    if known:
        return known
    words = KINDS.get(kind) or kind.replace("_", " ").capitalize()
    return words if subtype in PLAIN else f"{words}: {subtype.replace('_', ' ')}"
