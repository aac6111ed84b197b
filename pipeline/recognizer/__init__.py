"""The trained recognizer of names: features of words, a small network in numpy, labels of tokens to spans."""
