"""The ledger: every event of every agency, with the day it happened and the day it was known, and nothing rewritten."""
