"""The batch page: a whole dataset classified, the answers that a person should check first."""
