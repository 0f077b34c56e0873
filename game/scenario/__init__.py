"""What a scenario file may say: strict reading, models, formulas, checking, problems told to authors."""
