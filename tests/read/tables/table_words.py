"""Words for drawn tables: labels, names, units, titles and prose in three languages. All invented."""

from __future__ import annotations

LABELS = {
    "ru": {
        "position": ["№ п/п", "№", "Поз."],
        "name": ["Наименование", "Наименование имущества", "Описание товара"],
        "designation": ["Обозначение", "Шифр", "Индекс изделия"],
        "unit": ["Ед. изм.", "Единица"],
        "quantity": ["Кол-во", "Количество"],
        "price": ["Цена за ед., руб.", "Цена"],
        "total": ["Сумма, руб.", "Стоимость, тыс. руб."],
        "money": ["Стоимость, долл. США"],
        "each": ["за единицу"],
        "all": ["всего"],
        "note": ["Примечание"],
    },
    "en": {
        "position": ["No.", "Item", "#"],
        "name": ["Description", "Description of goods", "Name"],
        "designation": ["Part No.", "Model", "Designation"],
        "unit": ["Unit", "UOM"],
        "quantity": ["Qty", "Quantity"],
        "price": ["Unit price", "Price, USD"],
        "total": ["Amount", "Total price, USD"],
        "money": ["Cost, US dollars"],
        "each": ["per unit"],
        "all": ["total"],
        "note": ["Remarks"],
    },
    "zh": {
        "position": ["序号", "编号"],
        "name": ["名称", "货物名称及说明"],
        "designation": ["型号", "规格型号"],
        "unit": ["单位"],
        "quantity": ["数量"],
        "price": ["单价（元）", "单价"],
        "total": ["金额（元）", "总价"],
        "money": ["价格（万元）"],
        "each": ["单价"],
        "all": ["合计"],
        "note": ["备注"],
    },
}
NAMES = {
    "ru": [
        "Блок управления",
        "Комплект запасных частей",
        "Прибор наблюдения дневной",
        "Насос топливный в сборе",
        "Учебный стенд с имитатором сигналов",
        "Кабель соединительный",
        "Ящик укладочный для принадлежностей",
        "Радиостанция возимая ультракоротковолновая с антенной",
        "Чехол",
    ],
    "en": [
        "Control unit",
        "Spare parts set",
        "Daylight viewer",
        "Fuel pump assembly with fittings",
        "Training stand with signal simulator",
        "Cable",
        "Packing case for accessories and hand tools",
        "Vehicle radio set with whip antenna and mounting kit",
        "Cover",
    ],
    "zh": [
        "控制单元",
        "备件包",
        "昼间观察镜",
        "燃油泵总成",
        "带信号模拟器的教学台架",
        "连接电缆",
        "附件与手工具装箱",
        "车载超短波电台及天线安装套件",
        "罩",
    ],
}
UNITS = {"ru": ["шт.", "компл.", "ед."], "en": ["pcs", "set", "ea."], "zh": ["台", "套", "件"]}
SECTIONS = {
    "ru": "Раздел {}. Основное имущество, количество и цены",
    "en": "Section {}. Main equipment, quantity and prices",
    "zh": "第{}部分 主要设备的数量与价格清单",
}
TOTALS = {"ru": "Итого", "en": "Total", "zh": "合计"}
PROSE = {
    "ru": "Поставщик обязуется передать имущество по настоящей спецификации а получатель обязуется принять его в порядке и сроки",
    "en": "The supplier shall hand over the equipment listed in this specification and the receiver shall take delivery as agreed",
    "zh": "供货方应按照本清单交付设备 接收方应按约定的方式和期限验收 双方确认清单内容",
}
