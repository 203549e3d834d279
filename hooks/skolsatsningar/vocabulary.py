"""The closed vocabularies. Their words are what editors write and readers see."""

from enum import StrEnum


class Status(StrEnum):
    """How far an initiative has come."""

    PLANNED = "planerad"
    ONGOING = "pågår"
    ENDED = "avslutad"
    UNKNOWN = "okänd"


class SchoolForm(StrEnum):
    """The forms of the Swedish school system."""

    PRESCHOOL = "förskola"
    PRESCHOOL_CLASS = "förskoleklass"
    LEISURE_CENTRE = "fritidshem"
    OPEN_LEISURE = "öppen fritidsverksamhet"
    COMPULSORY = "grundskola"
    COMPULSORY_ADAPTED = "anpassad grundskola"
    SPECIAL = "specialskola"
    SAMI = "sameskola"
    UPPER_SECONDARY = "gymnasieskola"
    UPPER_SECONDARY_ADAPTED = "anpassad gymnasieskola"
    ADULT = "komvux"


class TargetGroup(StrEnum):
    """Whom an initiative is for."""

    CHILDREN = "barn i förskolan"
    PUPILS = "elever"
    GUARDIANS = "vårdnadshavare"
    PRESCHOOL_TEACHERS = "förskollärare"
    TEACHERS = "lärare"
    LEAD_TEACHERS = "förstelärare"
    PRINCIPALS = "rektorer"
    PRESCHOOL_HEADS = "förskolechefer"
    PUPIL_HEALTH = "elevhälsans personal"
    PRESCHOOL_HEALTH = "förskolans hälsoteam"
    ADMINISTRATION = "förvaltning"
    POLITICIANS = "politiker"


class Level(StrEnum):
    """The levels of the school's chain of leadership that take part."""

    POLITICS = "politik"
    ADMINISTRATION = "förvaltning"
    PRINCIPAL = "rektor"
    TEACHER = "lärare"


class PartnerPart(StrEnum):
    """What a partner does in an initiative."""

    COMMISSIONER = "uppdragsgivare"
    PROVIDER = "genomförare"
    FUNDING = "finansiering"
    RESEARCH = "forskning"
    TRAINING = "utbildning"
    SUPPORT = "stöd"
    MATERIAL = "underlag"
    COOPERATION = "samarbete"
    UNDECIDED = "ej beslutat"


class SchoolKind(StrEnum):
    """What kind of unit a school record describes."""

    SCHOOL = "skola"
    PRESCHOOL = "förskola"
    PRESCHOOLS = "grupp av förskolor"


class OrganisationKind(StrEnum):
    """What kind of body an organisation is."""

    AUTHORITY = "myndighet"
    UNIVERSITY = "lärosäte"
    ASSOCIATION = "intresseorganisation"
    ADMINISTRATION = "förvaltning"
    UNIT = "kommunal verksamhet"
    INSTITUTE = "forskningsinstitut"
    GOVERNMENT = "regering"
