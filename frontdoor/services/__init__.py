"""The directory of services that families can be offered, read and given on in the form of Open Referral UK."""
