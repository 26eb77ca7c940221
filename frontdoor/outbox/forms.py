"""What somebody chooses about mail."""

from frontdoor.ui.forms import GovukForm, choice


class MailForm(GovukForm):
    """Whether somebody wants mail for what is not urgent."""

    wanted = choice(
        [("yes", "Yes"), ("no", "No, I read my messages here")],
        label="Do you want mail for messages that are not urgent?",
        help_text="A red alert always comes by mail, by night too.",
        error_messages={"required": "Select yes if you want mail for messages that are not urgent"},
    )
