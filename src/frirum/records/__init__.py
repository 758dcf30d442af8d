"""What we remember: tables, constraints, sealing, the bell rope."""
