"""Names of countries, their people and their cities, and the codes of document indexes."""
