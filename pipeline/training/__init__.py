"""Training of the model for names: corpora, generated text, training, scores, card."""
