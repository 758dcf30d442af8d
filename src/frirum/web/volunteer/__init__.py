"""The volunteer at home: her own life here, her shifts, her supervision."""
