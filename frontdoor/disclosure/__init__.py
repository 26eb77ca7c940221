"""What leaves: one gate for every document, export, letter and bundle, and nothing past it without a second person."""
