"""What is said of a thing: a sheet of words, in one language. How it is written, render says."""
