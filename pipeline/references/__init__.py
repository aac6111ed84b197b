"""Who is meant: names, pronouns and noun phrases resolved to people, groups and bodies."""
