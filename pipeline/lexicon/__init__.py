"""What the rules know: organs, speech acts, matters, states, exercises; data only, English and Russian."""
