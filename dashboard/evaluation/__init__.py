"""The evaluation page's parts: filters, cards, the confusion matrix and the products behind it, charts, tables."""
