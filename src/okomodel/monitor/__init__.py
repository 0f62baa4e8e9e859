"""What follows from figures: whether they may be compared, what they show, who may see them."""
