"""A named manager looks, by a stated time, and says what was decided; one person's silence never ends an alert."""
