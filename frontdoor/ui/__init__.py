"""The look: the page around every page, the words for dates and numbers, and forms that are gentle."""
