"""Which pupils a figure is about, beside their grades."""

from okomodel.wording import Labelled

__all__ = ["Education", "Gender"]


class Gender(Labelled):
    """Whether a figure is of girls or of boys."""

    GIRL = "girl", "meisje", "girl"
    BOY = "boy", "jongen", "boy"


class Education(Labelled):
    """Of which kind of Dutch secondary education a figure is."""

    PRACTICAL = "practical", "praktijkonderwijs", "practical education"
    VMBO = "vmbo", "vmbo", "vmbo (pre-vocational)"
    HAVO = "havo", "havo", "havo (general)"
    VWO = "vwo", "vwo", "vwo (pre-university)"
    VMBO_B_K = "vmbo-b-k", "vmbo-basis/kader", "vmbo-b/k (vocational tracks)"
    VMBO_G_T = "vmbo-g-t", "vmbo-gemengd/theoretisch", "vmbo-g/t (theoretical tracks)"
    HAVO_VWO = "havo-vwo", "havo/vwo", "havo and vwo"
    OTHER = "other", "anders", "other"
