"""Once a night everything is worked out anew from the records, and what the live state says otherwise is an incident."""
