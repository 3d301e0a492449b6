"""Korean places and terms that the archive knows without any facility bearing them, so that their spellings find each other.

The provinces, cities and counties of the North, smaller places that reports on it name, and words that they leave in
Korean. A list, and not a rule over all words of the index: docs/decisions/0012 measures why. Counties whose
spelling the archive knows from elsewhere are left out (강남: Gangnam in Seoul; 수안: Suan Phlu in Bangkok).
"""

from typing import Final

PLACES: Final = tuple(
    """
    평안 함경 황해 자강 량강 강원
    평양 남포 개성 라선 원산 함흥 흥남 청진 신의주 강계 사리원 해주 혜산 평성 순천 개천 덕천 안주 정주 구성 희천 만포 송림
    문천 신포 단천 김책 회령 북창 맹산 양덕 성천 회창 신양 은산 녕원 대흥 증산 온천 숙천 문덕 평원 대동 녕변 구장 운산 태천
    박천 곽산 선천 철산 동림 염주 룡천 피현 의주 삭주 창성 벽동 동창 대관 향산 운전 천마 자성 중강 화평 랑림 장강 전천 성간
    룡림 동신 송원 고풍 우시 초산 위원 시중 삼지연 보천 백암 운흥 갑산 풍서 풍산 김형권 김정숙 삼수 김형직 대홍단 북청 리원
    덕성 홍원 락원 함주 정평 금야 고원 수동 요덕 장진 부전 신흥 영광 허천 라진 선봉 온성 은덕 부령 무산 연사 경성 어랑
    명간 명천 화대 화성 안변 고산 통천 고성 금강 창도 김화 회양 세포 평강 철원 이천 판교 법동 천내 신천 재령 안악 은률 삼천
    송화 장연 과일 룡연 태탄 옹진 강령 벽성 청단 연안 배천 봉천 신원 은천 황주 봉산 서흥 린산 평산 금천 신계 곡산 신평
    연산 연탄 은파 상원 중화 강동 승호
    전거리 승호리 토성리 금천리 서림천 초마봉 복정리 판문점 라진선봉 려명 승리 오로 백두산 압록강 두만강 대동강
    """.split()
)

TERMS: Final = tuple(
    """
    관리소 교화소 교양소 집결소 로동단련대 단련대 구류장 감옥 수용소 성분 인민반 돌격대 보위성 보위부 안전성 안전부 보안서
    장마당 주체 선군 유일사상 십호담당제
    """.split()
)

PRINTED_SO: Final[dict[str, tuple[str, ...]]] = {
    "청진": ("Chungjin",),
    "전거리": ("Jongno-ri",),
    "서림천": ("Sirmchon",),
    "판문점": ("Panmunjon",),
    "평성": ("Pyungsung",),
    "성분": ("Sungbun",),
}
"""Spellings met in print that no rule makes: misprints, and English ears."""
