"""The fixed words on labels. Labels take them from here and not from the window's translation: they go to customers."""

from __future__ import annotations

# Ideographic and en spaces bring short captions to the width of four characters.
PRODUCT = "产品名称"
SPEC = "型号规格"
QUANTITY = "数\u3000\u3000量"
PRODUCED_ON = "生产日期"
SHELF_LIFE = "保\u2002质\u2002期"
IDENTITY = "批号/序列"
CERTIFICATE = "合格证号"
CONTENT_TITLE = "内容标签"
PASSED = "检验合格"
PRECAUTIONS = "储运注意："

SERIAL = "序列号"
LOT = "批\u3000号"

SENDER = "发货人"
CONSIGNEE = "收货单位"
CONTACT = "收货人：{contact}\u3000电话：{phone}"
ORDER = "订单号"
SHIPPING_MARK = "唛头"
DESTINATION = "目的地"
GROSS_WEIGHT = "毛重"
SIZE = "外形"
BOX = "箱号"
BOX_OF = "第 {number} 箱\u3000共 {count} 箱"
IDENTITIES = "批号/序列号"
MORE_IDENTITIES = "{first} 等 {count} 个"
DISPATCH = "发货单"
ISSUE = "标签 {issue}"
