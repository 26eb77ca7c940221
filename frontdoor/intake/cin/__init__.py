"""The children in need census, a yearly return of a local authority, read as history: safely, kindly and only once."""
