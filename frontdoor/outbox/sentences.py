"""Everything that a message can say: sentences that name nobody. There is no other text in a message than these."""

from django.db.models import TextChoices


class About(TextChoices):
    """What somebody is told. A sentence may be added here; it is the same for everybody and about nobody."""

    ALERT_RAISED = "alert_raised", "An alert was raised to you."
    ALERT_RED = "alert_red", "An alert of yours is red."
    ALERT_JOINED = "alert_joined", "Something new was recorded that joins an alert of yours."
    ALERT_DUE = "alert_due", "The time of an alert of yours is nearly over."
    ALERT_LAPSED = (
        "alert_lapsed",
        "No decision came in time: an alert of yours waits to be acknowledged again.",
    )
    ALERT_ESCALATED = (
        "alert_escalated",
        "An alert was passed on to you: its time is over, or nobody could take it.",
    )
    ALERT_DEPUTY = "alert_deputy", "An alert came to you as a deputy."
    ALERT_MOVED = "alert_moved", "An alert moved to your desk."
    ALERT_CLEARED = (
        "alert_cleared",
        "What an alert of yours rests on is no longer true: look whether to close it.",
    )
    ALERT_REOPENED = "alert_reopened", "An alert of yours was opened again."
    ALERT_DECIDED = "alert_decided", "An alert that you had a part in was decided."
    ALERT_NEXT_STEP = "alert_next_step", "A decision gave you a next step to take."
    GUIDANCE = "guidance", "A manager gave guidance."
    CONTACT_ANSWERED = "contact_answered", "What became of your contact can be read now."
    CONTACT_LATE = "contact_late", "A contact that only few may see is past its time."
    QUESTION = "question", "A colleague asks you a question."
    QUESTION_ANSWERED = "question_answered", "A question of yours was answered."
    CONVERSATION = "conversation", "A colleague asks to speak with you."
    NOTE = "note", "A judgement that you acted on was taken back: there is a note for you."
    LOOK = "look", "There is a look to review."
    PACE = "pace", "Somebody opened more pages in an hour than the limit: an entry of the audit says who."
    SEALED = "sealed", "A record was sealed."
    UNSEALED = "unsealed", "A seal was ended."
    INCIDENT = "incident", "The nightly check found a difference."
    DOCUMENT = "document", "A document waits for your word."
    COVER = "cover", "What you stand in for has changed."
    DIGEST = "digest", "These wait past their time, or nobody has taken them on."
    TEST = "test", "This message was sent to try the way. Nothing has happened."
