"""The closed vocabularies of a case record, as the annotation guide defines them."""

from typing import Literal, get_args

DocumentKind = Literal["urgent_action", "update", "outcome", "appeal", "report", "other"]
SectionKind = Literal[
    "header",  # masthead, index, date, name list, concern line
    "title",
    "lead",
    "narrative",
    "model_letter",
    "background",
    "recommended_action",
    "addresses",
    "deadline",
    "profile",  # "Name:", "Gender m/f:", "NAME AND PREFERRED PRONOUN"
    "mail",  # mail headers, list footers, covering notes of whoever forwarded the text
    "chrome",  # menus, share links, related items, comments
    "other",
]
Role = Literal["subject", "relative", "lawyer", "official", "perpetrator", "associate", "other"]
Gender = Literal["male", "female", "other"]
OrganizationKind = Literal[
    "court",
    "security_force",
    "government",
    "armed_group",
    "ngo",
    "intergovernmental",
    "media",
    "party",
    "company",
    "religious",
    "education",
    "other",
]
PlaceKind = Literal["country", "region", "city", "facility", "natural"]
DateRole = Literal["event", "issued", "deadline", "other"]
Inferred = Literal["document", "narrative", "relative", "weekday"]
ChargeCategory = Literal[
    "treason_espionage",
    "subversion",
    "terrorism",
    "illegal_organization",
    "unlawful_assembly",
    "public_order",
    "incitement",
    "propaganda",
    "false_news",
    "insult_of_authority",
    "blasphemy_apostasy",
    "enmity_against_god",
    "morality",
    "sexual_offence",
    "homicide",
    "assault",
    "kidnapping",
    "drugs",
    "theft_robbery",
    "financial_crime",
    "weapons_explosives",
    "property_damage",
    "obstruction_of_officials",
    "foreign_funding",
    "cybercrime",
    "migration",
    "military_service",
    "other",
]
ChargeStatus = Literal["accused", "charged", "convicted", "acquitted", "dropped"]
EventType = Literal[
    "arrest",
    "detention",
    "incommunicado_detention",
    "solitary_confinement",
    "abduction",
    "enforced_disappearance",
    "charge",
    "trial",
    "conviction",
    "acquittal",
    "sentencing",
    "appeal",
    "appeal_decision",
    "pardon",
    "release",
    "transfer",
    "torture",
    "forced_confession",
    "corporal_punishment",
    "sexual_violence",
    "attack",
    "killing",
    "execution",
    "death",
    "threat",
    "harassment",
    "raid",
    "forced_eviction",
    "deportation",
    "travel_ban",
    "flight",
    "hunger_strike",
    "protest",
    "denial_of_medical_care",
    "illness",
    "denial_of_access",
    "investigation",
    "other_measure",
]
Modality = Literal["actual", "alleged", "risk", "called_for", "denied"]
AssertedBy = Literal[
    "author", "authorities", "court", "family", "lawyer", "victim", "witness", "media", "ngo", "un_body"
]
RelationType = Literal["relative_of", "represents", "held_at", "affiliated_with", "tried_by", "located_in"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
CHARGE_CATEGORIES: tuple[str, ...] = get_args(ChargeCategory)
