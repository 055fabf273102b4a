"""What takes scans at 异议索赔: claims, slips, dispatch orders and boxes; each opens the delivery it belongs to and changes nothing."""

from __future__ import annotations

from app.core.errors import not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import claims_queries as queries
from app.delivery.bench import DeliveryBench, DeliveryBenchState
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from db.states import ScanKind, Verdict


class ClaimsBench(DeliveryBench):
    """The view 异议索赔."""

    series: frozenset[Series] = frozenset({Series.CLAIM, Series.DELIVERY_RECORD, Series.DISPATCH_ORDER})

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds the delivery that the code stands for.

        Raises:
            NotFound: Nobody knows it.
            BadInput: The code means nothing here, or two things at once.
        """
        one = code.only
        if one is None or one.form is not CodeForm.DOCUMENT or not one.value.startswith(Series.CLAIM.value):
            return super().take(work, code)
        claim = queries.claim(work.session, one.value)
        if claim is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "查询/索赔单"), one.value)
        self.state = DeliveryBenchState(claim.number)
        sentence = say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=claim.number)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, claim.number)
