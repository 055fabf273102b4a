<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>BarList</name>
    <message>
        <source>没有数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BenchHeader</name>
    <message>
        <source>装箱核对</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlindKeyRow</name>
    <message>
        <source>{n} / {all} 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未键入</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnChart</name>
    <message>
        <source>没有数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>请填写「{name}」</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateActions</name>
    <message>
        <source>不放，叫人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有挂车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看到确实没有时按</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateBanner</name>
    <message>
        <source>找谁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫出门证</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateHeader</name>
    <message>
        <source>门卫</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>清空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>没有数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotCountedList</name>
    <message>
        <source>停下后还没有别的扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停下时扫的，确认后要再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再扫后自动划去</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前面还有 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未计入 {n} 件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackTable</name>
    <message>
        <source>共 {all} 行，下面还有 {rest} 行·PgDn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已装 / 应装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>货品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有单据。下一步：扫发货单。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Esc 取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN 至少 {n} 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认 PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请键入 PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键入后按回车</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>为什么不行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条款 {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>谁能帮</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanLog</name>
    <message>
        <source>最近十次扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有扫描</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>找单据、箱号、客户、序列号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>交付台</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>还没有经过</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>下一步：扫发货单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightPanel</name>
    <message>
        <source>未称</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>没有记录</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>交付台</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>GS1 条码结构不对，请重打标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN 不对，已锁定 {minutes} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN 不对，还可再试 {left} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN 要 4 到 8 位数字，不能全相同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN 错误太多，已锁定到 {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lot} 没有这么多：要 {asked}，只有 {there}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}没有有效的{activity}资格，未培训合格不得上岗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{port} 已断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{port} 拒绝连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{port} 未插上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{port} 正被别的程序占用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{product} 今天的序列号已用完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{product} 按批号管理，没有序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} 现在是「{old}」，不能改为「{new}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”不能大于 {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”不能小于 {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”中“{value}”重复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”只能填一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”只能是{choices}之一，不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”含有不能使用的字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”每项须写成“甲=乙”，不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”的值不能保存：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”的值类型不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”的格式不对（{hint}），不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”至多 {limit} 个字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”至多 {limit} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”至少 {limit} 个字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”至少 {limit} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”须填 00:00 至 23:59，不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”须填“是”或“否”，不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”须填整数，不能是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一张标签最多印 {most} 个贮运标志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一般</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下货方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是有效的 GS1 数据：({ai}){value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能编成二维码：{data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能编成条码：{data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能送到标签机的字符：{text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不认识</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不适用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与打印机的连接断了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>专车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丢失</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二维码内容太长，标签上放不下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付管理部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交付记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交货地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交货时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>交货期是否明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品入库单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产品检验单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>产能是否满足</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人事总务部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天的批号已用完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仓管员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>企业名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保质期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>储运注意事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全屏固定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公司直接发货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他（协议）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写不进 {folder}：{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出门证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>半码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据输出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>危险品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>危险品区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂商识别代码或扩展位无效：{prefix} / {extension}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发货通知单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只收到半个条码，请再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能由数字组成：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可放行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可用位数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合格证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合格证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一个码连读两次，只算一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称不能为空，不能有控制字符，最多 60 个字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>命令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>售后服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>商品条码无效：{gtin}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在途</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备货区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外观</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>委托物流</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字库里没有这些字，无法打印：{chars}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存储器出错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安全员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>客户自提</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>封箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>少装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尺寸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>屏幕对角线（英寸）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工位名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工具</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工艺部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已下达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已交检</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已写入 {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已冲销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已出厂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已分析</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发送，打印机不报告结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已响应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已处置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已安排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已封箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已封装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已开单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已拆封</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已排</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已提货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已提齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有人员，请由系统管理员添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已有同名人员：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已确认，请继续扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签合同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已装完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已装箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已装车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已装齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已送达</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已预留</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>干燥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>序列号或批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待复验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待收区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待检</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待装车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性能</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>总经理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恒温</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成品区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成品发货组长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>成品检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打不开 {port}：{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印任务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印头未合上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机 {where} 拒绝连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机 {where} 没有反应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机不再接收数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机就绪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机未作回答就断开了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机没有回答</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机确认完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印机还有 {count} 张未打</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描枪端口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描结果文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号/序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到{what}：{key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>技术</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>技术是否可行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>技术服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>技术要求是否明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报废区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒放</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提货中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收货人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收货地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库拒绝了这次修改：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量是否明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量要大于零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方案已告知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是否合法合规</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>普通</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有保留验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有异议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有歧义</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未处置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未登录，这次扫描没有计入，请先扫工牌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未计入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未计入：先扫「确认」，再扫这一件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机设置文件读不了：{file}（{why}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机设置文件里「{key}」的值不对：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机设置文件里有不认识的项：{keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>材料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码内容读不出，请再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码太长，不是本公司的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码太长，标签上放不下：{data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码校验位不对，请再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码里有不允许的字符 {character}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码里有冒充字母或数字的字符 {character}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>条码里有控制字符 {character}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来信</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标签上印不出这个字符：{chars}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标签上放不下：{text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标签打印机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>样品/借用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检验标记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>步骤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>毛重</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>水运</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有权限打开 {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要确认的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读全，请再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个人员：{who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个端口：{port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个贮运标志：{text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>温度超限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>物料供应是否满足</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>物流</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>物流科长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现场反馈</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产计划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产质量跟踪卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电子秤端口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目的地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看不懂的打印机地址 {address}；应为 zpl+tcp://主机:端口、tspl+serial:端口?baud=9600 或 file:目录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研发部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>破损</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>硬件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出错，没有保存，请通知系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出错，这次扫描没有计入，请通知系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空运</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱序号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱序号超出 SSCC 的容量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统集成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紧急</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>红字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>终止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果不明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缓冲区已满</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺碳带</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>草稿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补打要写明原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装箱中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装箱单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装箱核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装车中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>装配工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>观察</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则变更须由另一人批准后生效，编制人不能自己批准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格是否明确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>订单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>订单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语言</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请写明变更原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请输入 PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读不出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>财务部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>质检员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>资格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>车次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>软件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>轻微</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>过期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>过程检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返修返还</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返工</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返工区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一步由{roles}来做，{name}没有这个权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页不收这个码，请先打开对应的页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份记录刚被别人改过，请刷新后再做一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张单据在「{page}」办理，按 F3 过去</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进货检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上打印机 {where}：{detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退供方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回货位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货检验</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>逐台序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邮件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重打</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>铁路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>销售</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门卫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>附件只收 20 MB 以内的 PNG、JPEG 图片或 PDF：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随货资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需求</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>项目经理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>驾驶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>验收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>验收合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>验车合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>齐</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
