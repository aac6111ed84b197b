"""How people, bodies and places belong together: kin, counsel, custody, courts, membership, nested places."""
