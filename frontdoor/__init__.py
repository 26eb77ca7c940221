"""The service that people use: rooms in the order of a referral, each looking back and never ahead."""
