"""Who is who: links between descriptions are proposed, judged with a reason, and can be undone; nothing is merged."""
