"""Links of records: which of them tell of the same person, vehicle, premises or business, and why.

Splink trains the model without labels and links whole files (`training`, `batch`); one record against those that are
held is our own (`comparing`), with the same weights. Nothing here decides: a link is a suggestion (`clusters` begins
where people have confirmed).
"""
