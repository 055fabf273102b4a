<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ActionPart</name>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>待整改</source>
        <translation>Awaiting action</translation>
    </message>
    <message>
        <source>整改完成</source>
        <translation>Action done</translation>
    </message>
    <message>
        <source>登记完成</source>
        <translation>Record completion</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>AfterSalesPage</name>
    <message>
        <source>交付回单</source>
        <translation>Delivery slips</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>台帐</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>售后服务台帐</source>
        <translation>Service ledger</translation>
    </message>
    <message>
        <source>回车打开</source>
        <translation>Enter opens</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>服务单</source>
        <translation>Service case</translation>
    </message>
    <message>
        <source>没有服务单。按 F2 登记来电，或扫产品标签。</source>
        <translation>No service cases. Press F2 to register a call, or scan a product label.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>AnnounceSection</name>
    <message>
        <source>先通知客户，再登记物流公司和车辆。</source>
        <translation>Notify the customer, then register carrier and vehicle.</translation>
    </message>
    <message>
        <source>客户已通知，等客户报物流公司和车辆。</source>
        <translation>Customer notified; waiting for the carrier and vehicle.</translation>
    </message>
    <message>
        <source>提货人/司机</source>
        <translation>Pick-up person/driver</translation>
    </message>
    <message>
        <source>提货人、证件或授权书、车号三样齐全才能交接。</source>
        <translation>Handover needs pick-up person, ID or letter of authority, and plate.</translation>
    </message>
    <message>
        <source>来人和车辆</source>
        <translation>Person and vehicle</translation>
    </message>
    <message>
        <source>物流公司</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>登记来人车辆</source>
        <translation>Register arrival</translation>
    </message>
    <message>
        <source>证件/授权书</source>
        <translation>ID/authority</translation>
    </message>
    <message>
        <source>车号</source>
        <translation>Plate</translation>
    </message>
</context>
<context>
    <name>AskingScreen</name>
    <message>
        <source>{number} 已作废</source>
        <translation>{number} void</translation>
    </message>
    <message>
        <source>下一步：再扫，或扫「打印」提交</source>
        <translation>Next: scan more, or scan Print to submit</translation>
    </message>
    <message>
        <source>下一步：扫任务单或包装物码</source>
        <translation>Next: scan a task order or packaging code</translation>
    </message>
    <message>
        <source>下一步：扫包装物码（× {n}）</source>
        <translation>Next: scan a packaging code (× {n})</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>任务单的车间，或填写</source>
        <translation>Workshop of the task order, or type it</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason to void</translation>
    </message>
    <message>
        <source>作废选中的领料单时必填</source>
        <translation>Needed to void the chosen requisition</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>回车看单据</source>
        <translation>Enter shows the paper</translation>
    </message>
    <message>
        <source>已扫的 {n} 种仍算数</source>
        <translation>{n} scanned still count</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>扫包装物码，或选好后按 Ctrl+N 加入。</source>
        <translation>Scan a packaging code, or choose and press Ctrl+N.</translation>
    </message>
    <message>
        <source>提交打印</source>
        <translation>Print, submit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>新领料单</source>
        <translation>New requisition</translation>
    </message>
    <message>
        <source>未发</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>装箱工位</source>
        <translation>Packing bench</translation>
    </message>
    <message>
        <source>请领</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>还没有领料单。扫包装物码，按 F10 提交。</source>
        <translation>No requisitions yet. Scan a packaging code, press F10 to submit.</translation>
    </message>
    <message>
        <source>领料单</source>
        <translation>Requisition</translation>
    </message>
    <message>
        <source>领料部门</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>{number}：{n} 条</source>
        <translation>{number}: entries {n}</translation>
    </message>
    <message>
        <source>{n} 处不符</source>
        <translation>Mismatches: {n}</translation>
    </message>
    <message>
        <source>{n} 条相符</source>
        <translation>Entries that agree: {n}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>单号、工号、设置键，回车</source>
        <translation>Document, badge no. or setting key, then Enter</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>工位</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>最近 {n} 条</source>
        <translation>Latest {n} entries</translation>
    </message>
    <message>
        <source>未核对</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>核对审计链</source>
        <translation>Check audit chain</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>没有这个编号的记录。换一个编号，或清空看最近的。</source>
        <translation>No entries for this number. Try another, or clear the field for the latest.</translation>
    </message>
    <message>
        <source>第 {n} 条 {action}</source>
        <translation>No. {n} {action}</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>选一条记录</source>
        <translation>Choose an entry</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>没有数据</source>
        <translation>No data</translation>
    </message>
</context>
<context>
    <name>BenchHeader</name>
    <message>
        <source>装箱核对</source>
        <translation>Box check</translation>
    </message>
</context>
<context>
    <name>BenchPage</name>
    <message>
        <source>产品包装</source>
        <translation>Product packing</translation>
    </message>
    <message>
        <source>已计入仍是 {n} / {total}，箱内货品没有变。</source>
        <translation>Counted is still {n} / {total}; nothing in the box has changed.</translation>
    </message>
    <message>
        <source>数量 {n}，按 × 确定</source>
        <translation>Quantity {n}, press × to set</translation>
    </message>
    <message>
        <source>本次拒绝已记录 {time}</source>
        <translation>Refusal recorded {time}</translation>
    </message>
    <message>
        <source>装箱核对</source>
        <translation>Box check</translation>
    </message>
</context>
<context>
    <name>BlindKeyRow</name>
    <message>
        <source>{n} / {all} 位</source>
        <translation>{n} / {all} digits</translation>
    </message>
    <message>
        <source>未键入</source>
        <translation>Not keyed</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>{boxes} 箱 · {room} m³</source>
        <translation>{boxes} boxes · {room} m³</translation>
    </message>
    <message>
        <source>{carrier}（资质失效）</source>
        <translation>{carrier} (papers expired)</translation>
    </message>
    <message>
        <source>{day} 周{weekday}</source>
        <translation>{weekday} {day}</translation>
    </message>
    <message>
        <source>{first} 等 {n} 单</source>
        <translation>{first} and more, {n} in all</translation>
    </message>
    <message>
        <source>{n} 单未排</source>
        <translation>Not planned: {n}</translation>
    </message>
    <message>
        <source>{n} 单未排车</source>
        <translation>Without a trip: {n}</translation>
    </message>
    <message>
        <source>{n} 车未定</source>
        <translation>No vehicle: {n}</translation>
    </message>
    <message>
        <source>{orders} 单 · {boxes} 箱</source>
        <translation>orders {orders} · boxes {boxes}</translation>
    </message>
    <message>
        <source>{orders} 单 · {trips} 车 · {boxes} 箱 · {room} m³ · {weight} kg</source>
        <translation>{orders} orders · {trips} trips · {boxes} boxes · {room} m³ · {weight} kg</translation>
    </message>
    <message>
        <source>一二三四五六日</source>
        <translation>MTWTFSS</translation>
    </message>
    <message>
        <source>交期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>以后 · {n} 单</source>
        <translation>Later · {n}</translation>
    </message>
    <message>
        <source>体积</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>回车到日计划排车</source>
        <translation>Enter: plan in the day plan</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>By</translation>
    </message>
    <message>
        <source>无车 {kind}</source>
        <translation>No {kind}</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>直送</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>自提</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>自有或客户车</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>要 {kind}</source>
        <translation>Needs {kind}</translation>
    </message>
    <message>
        <source>请核：{words}</source>
        <translation>Please check: {words}</translation>
    </message>
    <message>
        <source>超出</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>车厢长</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>车未定</source>
        <translation>No vehicle</translation>
    </message>
    <message>
        <source>重量</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>预估 {n}</source>
        <translation>Estimated {n}</translation>
    </message>
</context>
<context>
    <name>BoxPhotosCard</name>
    <message>
        <source>{n} 张，点开看大图</source>
        <translation>Photos: {n}; click to enlarge</translation>
    </message>
    <message>
        <source>大图，再点收起</source>
        <translation>Enlarged; click to close</translation>
    </message>
    <message>
        <source>第 {n} 箱 {time}</source>
        <translation>Box {n} {time}</translation>
    </message>
    <message>
        <source>装箱照片</source>
        <translation>Box photos</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>下一个来电</source>
        <translation>Next call</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>产品 {title}
{detail}</source>
        <translation>Product {title}
{detail}</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户原话</source>
        <translation>Customer&apos;s words</translation>
    </message>
    <message>
        <source>已登记 {number}</source>
        <translation>{number} registered</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>来电 F2</source>
        <translation>Call F2</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>照客户原话记</source>
        <translation>In the customer&apos;s own words</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>电话、客户拼音首字母、序列号末四位，任意组合</source>
        <translation>Phone, initials, end of serial</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>类</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>键入电话、客户或序列号末四位，或直接扫产品标签。</source>
        <translation>Key a phone number, a customer or the last four of a serial number, or scan the product label.</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>{product} {model} · {n} {unit} · {goods}
任务单 {task}</source>
        <translation>{product} {model} · {n} {unit} · {goods}
Task order {task}</translation>
    </message>
    <message>
        <source>专检</source>
        <translation>Inspector check</translation>
    </message>
    <message>
        <source>互检</source>
        <translation>Peer check</translation>
    </message>
    <message>
        <source>互检不合格</source>
        <translation>Peer fail</translation>
    </message>
    <message>
        <source>互检合格</source>
        <translation>Peer OK</translation>
    </message>
    <message>
        <source>互检者</source>
        <translation>Peer checker</translation>
    </message>
    <message>
        <source>交检</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>工序</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>开始检验</source>
        <translation>Start inspection</translation>
    </message>
    <message>
        <source>操作者</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>未检</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>生产质量跟踪卡</source>
        <translation>Quality card</translation>
    </message>
    <message>
        <source>生产质量跟踪卡 {number}</source>
        <translation>Quality card {number}</translation>
    </message>
    <message>
        <source>自检</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>自检不合格</source>
        <translation>Self fail</translation>
    </message>
    <message>
        <source>自检不合格时写明情况；补打时写原因</source>
        <translation>If the self-check fails, say what was wrong; for a reprint, give the reason</translation>
    </message>
    <message>
        <source>自检合格</source>
        <translation>Self OK</translation>
    </message>
    <message>
        <source>补打卡</source>
        <translation>Reprint card</translation>
    </message>
</context>
<context>
    <name>CarrierActs</name>
    <message>
        <source>{who} 提出：{why}</source>
        <translation>{who} proposed: {why}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>合作状态</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>四项评价（0–100）</source>
        <translation>Four ratings (0–100)</translation>
    </message>
    <message>
        <source>已终止的承运商要由一人提出、另一人批准。</source>
        <translation>Once out, a carrier needs one person to propose and another to approve.</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>批准重新合作</source>
        <translation>Approve return</translation>
    </message>
    <message>
        <source>提出重新合作</source>
        <translation>Propose return</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>改合作状态</source>
        <translation>Change standing</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登记事件</source>
        <translation>Log event</translation>
    </message>
    <message>
        <source>登记评价</source>
        <translation>Log rating</translation>
    </message>
    <message>
        <source>破损、丢失、投诉</source>
        <translation>Damage, loss, complaint</translation>
    </message>
    <message>
        <source>签收单上的破损、短少自动登记，这里只登记别处没有的。</source>
        <translation>Damage and shortage on signed slips are logged by themselves; log only what is nowhere else.</translation>
    </message>
    <message>
        <source>观察、终止必填</source>
        <translation>For Watch and Out</translation>
    </message>
    <message>
        <source>评价与合作</source>
        <translation>Ratings and standing</translation>
    </message>
    <message>
        <source>评语</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>重新合作</source>
        <translation>Return</translation>
    </message>
</context>
<context>
    <name>CarrierDetail</name>
    <message>
        <source>{grade} 级·{score} 分</source>
        <translation>Grade {grade} · {score}</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>Cases: {n}</translation>
    </message>
    <message>
        <source>一年内：准时 {a}·晚到 {b}·破损 {c}·丢失 {d}·投诉 {e}</source>
        <translation>One year: on time {a} · late {b} · damage {c} · loss {d} · complaints {e}</translation>
    </message>
    <message>
        <source>上次 {day} {who}</source>
        <translation>Last {day} {who}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一步：填名称、许可证、安全合同，保存后批准</source>
        <translation>Next: fill in name, licence and safety contract; save, then approve</translation>
    </message>
    <message>
        <source>不提供货物跟踪</source>
        <translation>No cargo tracking</translation>
    </message>
    <message>
        <source>不能再派车；重新合作要两个人</source>
        <translation>Not for new trips; return needs two people</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Expires today</translation>
    </message>
    <message>
        <source>保险</source>
        <translation>Insurance</translation>
    </message>
    <message>
        <source>催换证照，换好后填新的有效期</source>
        <translation>Ask for renewed papers, then enter the new dates</translation>
    </message>
    <message>
        <source>另一人批准重新合作，或保持终止</source>
        <translation>A second person approves the return, or it stays out</translation>
    </message>
    <message>
        <source>可派车，没有要做的</source>
        <translation>Ready for trips, nothing to do</translation>
    </message>
    <message>
        <source>复评</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>复评：登记四项评价</source>
        <translation>Review: log the four ratings</translation>
    </message>
    <message>
        <source>安全合同</source>
        <translation>Safety contract</translation>
    </message>
    <message>
        <source>实绩</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>提供货物跟踪</source>
        <translation>Cargo tracking</translation>
    </message>
    <message>
        <source>改为{state}</source>
        <translation>Set to {state}</translation>
    </message>
    <message>
        <source>新承运商</source>
        <translation>New carrier</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>未评级</source>
        <translation>Not graded</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>None chosen</translation>
    </message>
    <message>
        <source>没登记</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>补齐证照：填新的有效期和变更原因</source>
        <translation>Complete the papers: new dates and the reason</translation>
    </message>
    <message>
        <source>观察期：恢复合格，或终止合作</source>
        <translation>On watch: reinstate or end</translation>
    </message>
    <message>
        <source>许可证</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>证照与期限</source>
        <translation>Papers and dates</translation>
    </message>
    <message>
        <source>评价 {n} 分</source>
        <translation>Rated {n}</translation>
    </message>
    <message>
        <source>评价后批准为合格承运商</source>
        <translation>After rating, approve as qualified carrier</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>货物跟踪没问过</source>
        <translation>Cargo tracking not asked</translation>
    </message>
    <message>
        <source>车辆 {n} 辆</source>
        <translation>Vehicles: {n}</translation>
    </message>
    <message>
        <source>过期 {n} 天</source>
        <translation>{n} days overdue</translation>
    </message>
    <message>
        <source>近来</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>还没有评价</source>
        <translation>No rating yet</translation>
    </message>
    <message>
        <source>还没有评价过</source>
        <translation>Not rated yet</translation>
    </message>
    <message>
        <source>还没有运输记录。签收单交回后自动登记。</source>
        <translation>No transports yet. They are logged when signed slips come back.</translation>
    </message>
</context>
<context>
    <name>CarriersView</name>
    <message>
        <source>不提供</source>
        <translation>No</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>保险单号</source>
        <translation>Policy no.</translation>
    </message>
    <message>
        <source>保险至</source>
        <translation>Insured until</translation>
    </message>
    <message>
        <source>合同至</source>
        <translation>Contract until</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>安全合同</source>
        <translation>Safety contract</translation>
    </message>
    <message>
        <source>打印档案</source>
        <translation>Print file</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>提供</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>档案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>档案已送打印。</source>
        <translation>File sent to the printer.</translation>
    </message>
    <message>
        <source>没问过</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Gr.</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>网点线路</source>
        <translation>Branches, routes</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>许可证号</source>
        <translation>Licence no.</translation>
    </message>
    <message>
        <source>评价与合作</source>
        <translation>Ratings and standing</translation>
    </message>
    <message>
        <source>货物跟踪</source>
        <translation>Cargo tracking</translation>
    </message>
    <message>
        <source>资质至</source>
        <translation>Licence until</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>CaseDetail</name>
    <message>
        <source>24 小时响应</source>
        <translation>24 h response</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>下一步：分析原因</source>
        <translation>Next: analyse the cause</translation>
    </message>
    <message>
        <source>下一步：处理完</source>
        <translation>Next: finish the work</translation>
    </message>
    <message>
        <source>下一步：客户确认</source>
        <translation>Next: customer confirms</translation>
    </message>
    <message>
        <source>下一步：开始处理</source>
        <translation>Next: start work</translation>
    </message>
    <message>
        <source>下一步：总结关闭</source>
        <translation>Next: sum up and close</translation>
    </message>
    <message>
        <source>下一步：方案告知客户</source>
        <translation>Next: tell the customer the solution</translation>
    </message>
    <message>
        <source>下一步：登记来电</source>
        <translation>Next: register the call</translation>
    </message>
    <message>
        <source>下一步：首次响应</source>
        <translation>Next: first response</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>像这样的，以前怎么办：</source>
        <translation>Similar cases, solved by:</translation>
    </message>
    <message>
        <source>全部 {n}</source>
        <translation>All {n}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>写一条经过</source>
        <translation>Write an entry</translation>
    </message>
    <message>
        <source>分析</source>
        <translation>Analysis</translation>
    </message>
    <message>
        <source>到期 24 h</source>
        <translation>Due in 24 h</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>原因总结</source>
        <translation>Cause summary</translation>
    </message>
    <message>
        <source>原因类别</source>
        <translation>Cause type</translation>
    </message>
    <message>
        <source>同批 {name}：{gone} 台已发，{stock} 台在库</source>
        <translation>Same lot {name}: {gone} dispatched, {stock} in stock</translation>
    </message>
    <message>
        <source>告知了谁</source>
        <translation>Told to</translation>
    </message>
    <message>
        <source>回复了谁</source>
        <translation>Replied to</translation>
    </message>
    <message>
        <source>客户不认可</source>
        <translation>Customer rejects</translation>
    </message>
    <message>
        <source>客户认可</source>
        <translation>Customer accepts</translation>
    </message>
    <message>
        <source>客户谁确认</source>
        <translation>Confirmed by (customer)</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已响应</source>
        <translation>Responded</translation>
    </message>
    <message>
        <source>已超</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>开始处理</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>扫产品标签看它走过的路，或按 F2 登记来电</source>
        <translation>Scan a product label to see its path, or press F2 to register a call</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>条款 J-02</source>
        <translation>Rule J-02</translation>
    </message>
    <message>
        <source>没有选服务单</source>
        <translation>No case chosen</translation>
    </message>
    <message>
        <source>渠道 {channel}</source>
        <translation>Channel {channel}</translation>
    </message>
    <message>
        <source>点任一环打开</source>
        <translation>Click a link to open it</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>解决方案</source>
        <translation>Solution</translation>
    </message>
    <message>
        <source>警戒 20 h</source>
        <translation>Warn at 20 h</translation>
    </message>
    <message>
        <source>记入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>记录分析</source>
        <translation>Save analysis</translation>
    </message>
    <message>
        <source>记录响应，停钟</source>
        <translation>Save response, stop clock</translation>
    </message>
    <message>
        <source>记录处理结果</source>
        <translation>Save result</translation>
    </message>
    <message>
        <source>记录方案</source>
        <translation>Save solution</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>谁、何时去</source>
        <translation>Who goes, and when</translation>
    </message>
    <message>
        <source>这一台走过的路</source>
        <translation>Path of this unit</translation>
    </message>
</context>
<context>
    <name>CatalogPage</name>
    <message>
        <source>产品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>包装箱</source>
        <translation>Box types</translation>
    </message>
    <message>
        <source>包装要求</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Locations</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carriers</translation>
    </message>
    <message>
        <source>检验器具</source>
        <translation>Inspection instrument</translation>
    </message>
    <message>
        <source>检验标准</source>
        <translation>Inspection standard</translation>
    </message>
    <message>
        <source>箱重允差</source>
        <translation>Tolerances</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Catalog</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicles</translation>
    </message>
    <message>
        <source>送货驾驶资格</source>
        <translation>Driver qualification</translation>
    </message>
</context>
<context>
    <name>ChangeWish</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>向销售申请变更</source>
        <translation>Ask Sales for a change</translation>
    </message>
    <message>
        <source>地址、联系人、日期由销售改；同意后订单、标签和单据自动跟上。</source>
        <translation>Sales changes address, contact and date; once agreed, order, labels and papers follow.</translation>
    </message>
    <message>
        <source>提出申请</source>
        <translation>Send request</translation>
    </message>
    <message>
        <source>改什么</source>
        <translation>Change what</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>Changed to</translation>
    </message>
</context>
<context>
    <name>CharacterPad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CheckBody</name>
    <message>
        <source>不放，叫人</source>
        <translation>Stop, call help</translation>
    </message>
    <message>
        <source>不核这张，等扫下一张</source>
        <translation>Put this pass aside, wait for the next scan</translation>
    </message>
    <message>
        <source>值班{role} 内线 {n}</source>
        <translation>On call: {role}, ext. {n}</translation>
    </message>
    <message>
        <source>共 {n} 项</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>已键入</source>
        <translation>Keyed</translation>
    </message>
    <message>
        <source>未键入</source>
        <translation>Not keyed</translation>
    </message>
    <message>
        <source>核对（回车）</source>
        <translation>Check (Enter)</translation>
    </message>
    <message>
        <source>核对（键满 {n} 位后可按）</source>
        <translation>Check (after {n} characters)</translation>
    </message>
    <message>
        <source>核对（键满 {n} 项后可按）</source>
        <translation>Check (after {n} keyed)</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>看到没有</source>
        <translation>What you see</translation>
    </message>
    <message>
        <source>第 {n} 项</source>
        <translation>Field {n}</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>键末 {n} 位</source>
        <translation>Key last {n}</translation>
    </message>
</context>
<context>
    <name>CheckForm</name>
    <message>
        <source>「{item}」还没填</source>
        <translation>“{item}” is not filled in yet</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add photo</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>检查 {zone}</source>
        <translation>Check {zone}</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png)</source>
        <translation>Photos (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>照片 {n} 张</source>
        <translation>Photos: {n}</translation>
    </message>
    <message>
        <source>照片读不了：{why}</source>
        <translation>The photo cannot be read: {why}</translation>
    </message>
    <message>
        <source>登记检查</source>
        <translation>Record check</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photo</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>1 合格</source>
        <translation>1 Pass</translation>
    </message>
    <message>
        <source>2 不合格</source>
        <translation>2 Fail</translation>
    </message>
    <message>
        <source>整改人</source>
        <translation>Action by</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>共 {all} 行·PgUp</source>
        <translation>{all} lines · PgUp</translation>
    </message>
    <message>
        <source>共 {all} 行，下面还有 {rest} 行·PgDn</source>
        <translation>{all} lines, {rest} more below · PgDn</translation>
    </message>
</context>
<context>
    <name>ClauseView</name>
    <message>
        <source>X 矛盾与取舍</source>
        <translation>X Conflicts</translation>
    </message>
    <message>
        <source>{n} / {all} 条</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Rules: {n}</translation>
    </message>
    <message>
        <source>全部条款</source>
        <translation>All rules</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>可在站点设置里改</source>
        <translation>Can be changed in Site settings</translation>
    </message>
    <message>
        <source>各类</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>哪里不一致</source>
        <translation>Where they disagree</translation>
    </message>
    <message>
        <source>在交付业务边缘：只留日期或编号。</source>
        <translation>At the edge of delivery: only a date or number is kept.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印，印在单据或标签上</source>
        <translation>Print: stands on a paper or label</translation>
    </message>
    <message>
        <source>拒绝时说</source>
        <translation>Refusal says</translation>
    </message>
    <message>
        <source>拦截</source>
        <translation>Enforce</translation>
    </message>
    <message>
        <source>拦截，不合规定的操作被拒绝</source>
        <translation>Enforce: what breaks the rule is refused</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>提醒，到期前和到期时提示</source>
        <translation>Remind: before and when due</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>涉及条款</source>
        <translation>Rules concerned</translation>
    </message>
    <message>
        <source>矛盾</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>矛盾与取舍</source>
        <translation>Contradictions and choices</translation>
    </message>
    <message>
        <source>程序怎么做</source>
        <translation>What the program does</translation>
    </message>
    <message>
        <source>筛选：条款号、内容、拒绝语、出处</source>
        <translation>Filter: rule, text, source</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>类别：{kind}</source>
        <translation>Kind: {kind}</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>统计，进报表</source>
        <translation>Report: counted in reports</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>记录，留下谁、何时、什么</source>
        <translation>Record: who, when, what</translation>
    </message>
    <message>
        <source>选一条</source>
        <translation>Choose a row</translation>
    </message>
    <message>
        <source>默认怎么做</source>
        <translation>Default</translation>
    </message>
</context>
<context>
    <name>ClimateChart</name>
    <message>
        <source>没有读数</source>
        <translation>No reading</translation>
    </message>
    <message>
        <source>没有超限</source>
        <translation>none outside the limits</translation>
    </message>
    <message>
        <source>温湿度 {n} 个读数，{out}</source>
        <translation>Climate: {n} readings, {out}</translation>
    </message>
    <message>
        <source>超限 {n} 次</source>
        <translation>{n} times outside the limits</translation>
    </message>
    <message>
        <source>这段时间没有读数。在左边抄一次，或按 Ctrl+I 导入记录仪文件。</source>
        <translation>No readings in this period. Take one on the left, or press Ctrl+I to import a logger file.</translation>
    </message>
</context>
<context>
    <name>ClimateForm</name>
    <message>
        <source>写成 -2 或 4.5 这样的数</source>
        <translation>Write a number like -2 or 4.5</translation>
    </message>
    <message>
        <source>出发读数 °C</source>
        <translation>At departure °C</translation>
    </message>
    <message>
        <source>最低 °C</source>
        <translation>Min °C</translation>
    </message>
    <message>
        <source>最高 °C</source>
        <translation>Max °C</translation>
    </message>
    <message>
        <source>记下温度</source>
        <translation>Save temperature</translation>
    </message>
    <message>
        <source>记录仪编号</source>
        <translation>Logger no.</translation>
    </message>
    <message>
        <source>途中温度（E-08）</source>
        <translation>Transit temperature (E-08)</translation>
    </message>
</context>
<context>
    <name>ClimateView</name>
    <message>
        <source>24 时</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <source>31 天</source>
        <translation>31 days</translation>
    </message>
    <message>
        <source>7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>{n} 个库区</source>
        <translation>{n} zones</translation>
    </message>
    <message>
        <source>{words} 超限：请填纠正说明</source>
        <translation>{words} outside the limits: please enter the correction</translation>
    </message>
    <message>
        <source>一年</source>
        <translation>One year</translation>
    </message>
    <message>
        <source>下一步：填 {zone} 的纠正说明</source>
        <translation>Next: enter the correction for {zone}</translation>
    </message>
    <message>
        <source>下一步：抄 {zone} 的温湿度，回车到下一格</source>
        <translation>Next: take the climate reading for {zone}; Enter moves to the next box</translation>
    </message>
    <message>
        <source>今天的读数</source>
        <translation>Today&apos;s readings</translation>
    </message>
    <message>
        <source>今天的读数齐了。</source>
        <translation>Today&apos;s readings are complete.</translation>
    </message>
    <message>
        <source>导入记录仪</source>
        <translation>Import logger</translation>
    </message>
    <message>
        <source>已记 {words}</source>
        <translation>Recorded {words}</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>月表</source>
        <translation>Monthly sheet</translation>
    </message>
    <message>
        <source>温湿度记录已送打印。</source>
        <translation>The climate record has been sent to print.</translation>
    </message>
    <message>
        <source>纠正说明已填。</source>
        <translation>The correction has been entered.</translation>
    </message>
    <message>
        <source>缺 {n} 次</source>
        <translation>{n} missed</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>范围已申请，另一人批准后执行。</source>
        <translation>The limits have been requested; they apply once another person approves.</translation>
    </message>
    <message>
        <source>超限记录</source>
        <translation>Outside-limits record</translation>
    </message>
    <message>
        <source>还没有库区。先在「资料」里建库区。</source>
        <translation>No zones yet. Create zones under “Master data” first.</translation>
    </message>
</context>
<context>
    <name>CloseIncident</name>
    <message>
        <source>关闭事件</source>
        <translation>Close incident</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>怎样处理的</source>
        <translation>How it was settled</translation>
    </message>
</context>
<context>
    <name>CloseLoad</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>两人核对，装完</source>
        <translation>Check by two, finish</translation>
    </message>
    <message>
        <source>另一人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>封签号</source>
        <translation>Seal no.</translation>
    </message>
    <message>
        <source>工牌号或姓名</source>
        <translation>Badge no. or name</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>没勾的写明不需要的理由</source>
        <translation>Give a reason for each box not ticked</translation>
    </message>
    <message>
        <source>码齐、捆牢</source>
        <translation>Stacked and lashed</translation>
    </message>
    <message>
        <source>装完核对（销售 + 仓管员）</source>
        <translation>Load check (Sales + storekeeper)</translation>
    </message>
    <message>
        <source>装载</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>货柜必填，每枚只用一次</source>
        <translation>Required for containers; each used once only</translation>
    </message>
    <message>
        <source>运输防护</source>
        <translation>Transport protection</translation>
    </message>
</context>
<context>
    <name>ColumnChart</name>
    <message>
        <source>没有数据</source>
        <translation>No data</translation>
    </message>
</context>
<context>
    <name>ContractPanel</name>
    <message>
        <source>交付方式</source>
        <translation>Delivery mode</translation>
    </message>
    <message>
        <source>交付时间</source>
        <translation>Delivery time</translation>
    </message>
    <message>
        <source>合同号</source>
        <translation>Contract no.</translation>
    </message>
    <message>
        <source>售后服务</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>框架合同下可填订单确认号</source>
        <translation>Under a frame contract: the confirmation no.</translation>
    </message>
    <message>
        <source>登记已签合同</source>
        <translation>Register contract</translation>
    </message>
    <message>
        <source>签订日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>评审通过后登记。合同须写明交付时间、交付方式和售后服务。</source>
        <translation>Register once the review has passed. The contract must state delivery time, delivery mode and after-sales service.</translation>
    </message>
    <message>
        <source>质保期、响应时间、服务范围</source>
        <translation>Warranty, response time, service scope</translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message>
        <source>全库 {month}</source>
        <translation>Whole store {month}</translation>
    </message>
    <message>
        <source>全库 {month}（漏盘补盘）</source>
        <translation>Whole store {month} (missed places)</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>差异 {n}</source>
        <translation>Difference {n}</translation>
    </message>
    <message>
        <source>库位进度</source>
        <translation>Places progress</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>异常 {n}</source>
        <translation>Exceptions: {n}</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>抽盘 {zone}</source>
        <translation>Spot count {zone}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>本位盘完</source>
        <translation>Finish this place</translation>
    </message>
    <message>
        <source>清数量</source>
        <translation>Clear quantity</translation>
    </message>
    <message>
        <source>盘点表</source>
        <translation>Count sheet</translation>
    </message>
    <message>
        <source>空位已看</source>
        <translation>Confirm empty place</translation>
    </message>
</context>
<context>
    <name>CountSection</name>
    <message>
        <source>与物流公司点件</source>
        <translation>Count with the carrier</translation>
    </message>
    <message>
        <source>当面逐箱点清，箱数与装箱单一致。</source>
        <translation>Count box by box together; must match the packing list.</translation>
    </message>
    <message>
        <source>承运点件人</source>
        <translation>Counted by (carrier)</translation>
    </message>
    <message>
        <source>点到箱数</source>
        <translation>Boxes counted</translation>
    </message>
    <message>
        <source>登记点件</source>
        <translation>Register count</translation>
    </message>
</context>
<context>
    <name>CustomersView</name>
    <message>
        <source>仍有往来</source>
        <translation>Still in business with us</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>可用 {places}</source>
        <translation>Available: {places}</translation>
    </message>
    <message>
        <source>可签收的人，用、隔开</source>
        <translation>Who may sign, separated by 、</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>唛头</source>
        <translation>Shipping mark</translation>
    </message>
    <message>
        <source>唛头预览：
{words}</source>
        <translation>Shipping mark preview:
{words}</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>新客户</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>目的地</source>
        <translation>Ship to</translation>
    </message>
    <message>
        <source>筛选：名称、联系人、电话</source>
        <translation>Filter: name, contact</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signers</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>送货地址</source>
        <translation>Address</translation>
    </message>
</context>
<context>
    <name>DayCanvas</name>
    <message>
        <source>{day} · {n} 车</source>
        <translation>{day} · {n} trips</translation>
    </message>
    <message>
        <source>↑↓ 选车 · 空格放上 · Esc 放回</source>
        <translation>↑↓ trip · Space puts · Esc back</translation>
    </message>
    <message>
        <source>日计划</source>
        <translation>Day plan</translation>
    </message>
    <message>
        <source>没有待发的发货单。销售开单后在这里排车。</source>
        <translation>No dispatch orders waiting. Once Sales issues them, plan vehicles here.</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选</source>
        <translation>No match; Esc clears the filter</translation>
    </message>
    <message>
        <source>这天还没有车次，按 Ctrl+N 新建</source>
        <translation>No trips on this day yet; Ctrl+N for a new one</translation>
    </message>
</context>
<context>
    <name>DaysView</name>
    <message>
        <source>Delete 下车</source>
        <translation>Delete: off the trip</translation>
    </message>
    <message>
        <source>PgUp/PgDn 换天</source>
        <translation>PgUp/PgDn: day</translation>
    </message>
    <message>
        <source>Shift+←→ 改装车日</source>
        <translation>Shift+←→ loading day</translation>
    </message>
    <message>
        <source>↑↓ 选单</source>
        <translation>↑↓ choose order</translation>
    </message>
    <message>
        <source>→ 到车次</source>
        <translation>→ to trips</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>回车打开</source>
        <translation>Enter opens</translation>
    </message>
    <message>
        <source>客户、单号、目的地</source>
        <translation>Customer, no., destination</translation>
    </message>
    <message>
        <source>改排由物流科长或成品发货组长做</source>
        <translation>Replanning is for logistics head or dispatch team leader</translation>
    </message>
    <message>
        <source>新车次</source>
        <translation>New trip</translation>
    </message>
    <message>
        <source>未排车</source>
        <translation>No trip</translation>
    </message>
    <message>
        <source>空格拿起，↑↓ 选车，空格放上</source>
        <translation>Space lifts, ↑↓ choose trip, Space puts</translation>
    </message>
    <message>
        <source>竖线是交期</source>
        <translation>Vertical line: due date</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>DelaySection</name>
    <message>
        <source>延期原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>延期通知（A-22）</source>
        <translation>Delay notice (A-22)</translation>
    </message>
    <message>
        <source>承诺 {promised}，客户所知 {told}；没有通知的延期一直留在提醒里。</source>
        <translation>Promised {promised}, customer knows {told}; a delay without notice stays in the reminders.</translation>
    </message>
    <message>
        <source>新交货日</source>
        <translation>New due date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>电话、短信、邮件</source>
        <translation>Phone, SMS, e-mail</translation>
    </message>
    <message>
        <source>登记并打印</source>
        <translation>Register and print</translation>
    </message>
    <message>
        <source>补救措施</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>通知了谁</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>通知时间</source>
        <translation>Notified at</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>{code} 没有对应库区</source>
        <translation>No zone matches {code}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>交付台</source>
        <translation>Jiaofu Desk</translation>
    </message>
    <message>
        <source>写不进</source>
        <translation>Cannot write</translation>
    </message>
    <message>
        <source>单据打印</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>在等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>工号 {n}</source>
        <translation>Badge {n}</translation>
    </message>
    <message>
        <source>已停</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已发送</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>待用</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>打不出</source>
        <translation>Cannot print</translation>
    </message>
    <message>
        <source>扫描枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>数据读不懂，请核对协议和波特率</source>
        <translation>Data unreadable; check protocol and baud rate</translation>
    </message>
    <message>
        <source>断开，正在重找</source>
        <translation>Lost, searching</translation>
    </message>
    <message>
        <source>未登录</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>本机未配</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>标签机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>温湿度</source>
        <translation>Climate</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>秤</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>结果不明</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>规则版本 {version} · {date} 周{day} {time}</source>
        <translation>Rules {version} · {date} {day} {time}</translation>
    </message>
    <message>
        <source>请先清空秤</source>
        <translation>Empty the scale first</translation>
    </message>
    <message>
        <source>键盘方式</source>
        <translation>Keyboard mode</translation>
    </message>
    <message>
        <source>（{n} 张待签）{title}</source>
        <translation>({n} to sign) {title}</translation>
    </message>
</context>
<context>
    <name>DiffPanel</name>
    <message>
        <source>{who} {at} 批准</source>
        <translation>Approved by {who} {at}</translation>
    </message>
    <message>
        <source>下一步：填 {n} 条原因</source>
        <translation>Next: enter {n} reasons</translation>
    </message>
    <message>
        <source>下一步：处理 {n} 条异常</source>
        <translation>Next: deal with {n} exceptions</translation>
    </message>
    <message>
        <source>下一步：提交盘点</source>
        <translation>Next: submit the stock count</translation>
    </message>
    <message>
        <source>下一步：等没有参加盘点的批准人批准</source>
        <translation>Next: wait for approval by an approver who took no part in the count</translation>
    </message>
    <message>
        <source>下一步：还有 {n} 个库位要盘或复盘</source>
        <translation>Next: {n} places still to count or recount</translation>
    </message>
    <message>
        <source>允差内</source>
        <translation>Within tolerance</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原因 / 处理</source>
        <translation>Reason / handling</translation>
    </message>
    <message>
        <source>填原因</source>
        <translation>Enter reason</translation>
    </message>
    <message>
        <source>实盘</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>帐面</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>待填</source>
        <translation>To fill in</translation>
    </message>
    <message>
        <source>批准入帐</source>
        <translation>Approve and post</translation>
    </message>
    <message>
        <source>提交盘点</source>
        <translation>Submit stock count</translation>
    </message>
    <message>
        <source>查到什么</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>没有差异。待复盘的库位先由另一人复盘，复盘后才显示。</source>
        <translation>No differences. Places to recount must be recounted by another person before they show here.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请选原因</source>
        <translation>Please choose a reason</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>退回重盘</source>
        <translation>Send back for recount</translation>
    </message>
    <message>
        <source>选原因</source>
        <translation>Choose reason</translation>
    </message>
</context>
<context>
    <name>DispatchOrdersView</name>
    <message>
        <source>ERP 单号</source>
        <translation>ERP no.</translation>
    </message>
    <message>
        <source>{mode}·车辆由{who}安排</source>
        <translation>{mode} · vehicle by {who}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一步：在左边选一行，或扫发货单</source>
        <translation>Next: choose a row on the left, or scan a dispatch order</translation>
    </message>
    <message>
        <source>下一步：销售开发货单</source>
        <translation>Next: Sales raises a dispatch order</translation>
    </message>
    <message>
        <source>与物流公司点件，再签收、装车</source>
        <translation>Count with the carrier, then sign and load</translation>
    </message>
    <message>
        <source>交货</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>到车次 {trip} 验车、装车</source>
        <translation>Go to trip {trip} to check the vehicle and load</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>合同资料</source>
        <translation>Contract papers</translation>
    </message>
    <message>
        <source>唛头</source>
        <translation>Shipping mark</translation>
    </message>
    <message>
        <source>在售后登记验收结果</source>
        <translation>Register the acceptance in After-sales</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>备货</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>安排车次</source>
        <translation>Plan a trip</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>已提</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>已装</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>已通知</source>
        <translation>Notified</translation>
    </message>
    <message>
        <source>应发</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>延</source>
        <translation> !</translation>
    </message>
    <message>
        <source>当日通知单</source>
        <translation>Today&apos;s notice</translation>
    </message>
    <message>
        <source>待开单</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待成品库备好</source>
        <translation>Waiting for the finished store</translation>
    </message>
    <message>
        <source>扫箱上车，两人核对后装完</source>
        <translation>Scan boxes aboard; after the check by two, finish loading</translation>
    </message>
    <message>
        <source>承诺交货</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>提货人签交接单，再装车</source>
        <translation>The pick-up person signs the handover, then load</translation>
    </message>
    <message>
        <source>提货组扫发货单提货</source>
        <translation>The picking team scans the dispatch order and picks</translation>
    </message>
    <message>
        <source>收货与运输</source>
        <translation>Receiver and transport</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>有余量</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>来人车辆</source>
        <translation>Person and vehicle</translation>
    </message>
    <message>
        <source>没有要做的</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>没有要发的订单。订单下达并入库后会出现在这里。</source>
        <translation>No orders to dispatch. Orders appear here once released and in stock.</translation>
    </message>
    <message>
        <source>物流公司签收，再装车</source>
        <translation>Carrier signs, then load</translation>
    </message>
    <message>
        <source>物流科长签收</source>
        <translation>Logistics head signs</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记客户报来的物流公司和车辆</source>
        <translation>Register the carrier and vehicle the customer named</translation>
    </message>
    <message>
        <source>登记提货人、证件和车号</source>
        <translation>Register pick-up person, ID and plate</translation>
    </message>
    <message>
        <source>第 {n} 车 / 共 {of} 车</source>
        <translation>Load {n} of {of}</translation>
    </message>
    <message>
        <source>等客户签收回单，在售后登记</source>
        <translation>Wait for the customer&apos;s signed slip; register it in After-sales</translation>
    </message>
    <message>
        <source>等财务部、人事总务部签出门证</source>
        <translation>Wait for Finance and Personnel to sign the gate pass</translation>
    </message>
    <message>
        <source>继续扫描提货，已提 {n} / {total}</source>
        <translation>Go on scan picking, {n} / {total} picked</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>要发的</source>
        <translation>To dispatch</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>车到门卫，扫出门证放行</source>
        <translation>When the vehicle is at the gate, scan the gate pass</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>运输</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>迟</source>
        <translation> !</translation>
    </message>
    <message>
        <source>送装箱台装箱</source>
        <translation>Bring to the bench and pack</translation>
    </message>
    <message>
        <source>选一张单</source>
        <translation>Choose an order</translation>
    </message>
    <message>
        <source>通知单</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通知客户收货，再装车</source>
        <translation>Notify the customer, then load</translation>
    </message>
    <message>
        <source>销售填发票号或待开票理由，开单</source>
        <translation>Sales enters the invoice no. or why it is late, then issues</translation>
    </message>
    <message>
        <source>销售确认送货要素，还差 {n} 项</source>
        <translation>Sales confirms the delivery points, {n} to go</translation>
    </message>
    <message>
        <source>，改 {day}</source>
        <translation>, now {day}</translation>
    </message>
</context>
<context>
    <name>DispatchPage</name>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch orders</translation>
    </message>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>扫描</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>日计划</source>
        <translation>Day plan</translation>
    </message>
    <message>
        <source>月台</source>
        <translation>Docks</translation>
    </message>
    <message>
        <source>装柜图</source>
        <translation>Load plan</translation>
    </message>
    <message>
        <source>装箱统计</source>
        <translation>Packing figures</translation>
    </message>
    <message>
        <source>车次装车</source>
        <translation>Trips</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>通知单</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>门岗事件</source>
        <translation>Gate incidents</translation>
    </message>
</context>
<context>
    <name>DockCanvas</name>
    <message>
        <source>待排 {n}</source>
        <translation>To plan: {n}</translation>
    </message>
    <message>
        <source>月台看板</source>
        <translation>Dock board</translation>
    </message>
    <message>
        <source>未排</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选</source>
        <translation>No match; Esc clears the filter</translation>
    </message>
    <message>
        <source>这一天没有车次。按 Ctrl+N 新建。</source>
        <translation>No trips on this day. Ctrl+N for a new one.</translation>
    </message>
</context>
<context>
    <name>DockLoad</name>
    <message>
        <source>站 {n}</source>
        <translation>Stop {n}</translation>
    </message>
    <message>
        <source>预估</source>
        <translation>Estimated</translation>
    </message>
</context>
<context>
    <name>DockNext</name>
    <message>
        <source>全部装上</source>
        <translation>All aboard</translation>
    </message>
</context>
<context>
    <name>DockPicture</name>
    <message>
        <source>米</source>
        <translation>m</translation>
    </message>
    <message>
        <source>装柜图，已装 {n} / {all} 箱</source>
        <translation>Load plan, {n} of {all} boxes loaded</translation>
    </message>
    <message>
        <source>车头</source>
        <translation>Cab</translation>
    </message>
    <message>
        <source>车门</source>
        <translation>Door</translation>
    </message>
</context>
<context>
    <name>DocksView</name>
    <message>
        <source>Ctrl+Shift+←→改时长</source>
        <translation>Ctrl+Shift+←→ duration</translation>
    </message>
    <message>
        <source>PgUp/PgDn 换天</source>
        <translation>PgUp/PgDn: day</translation>
    </message>
    <message>
        <source>Shift+方向键改时间、码头</source>
        <translation>Shift+arrows: time, dock</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>回车打开</source>
        <translation>Enter opens</translation>
    </message>
    <message>
        <source>在装</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>已出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>已出门</source>
        <translation>Left the works</translation>
    </message>
    <message>
        <source>改排由物流科长或成品发货组长做</source>
        <translation>Replanning is for logistics head or dispatch team leader</translation>
    </message>
    <message>
        <source>新车次</source>
        <translation>New trip</translation>
    </message>
    <message>
        <source>无车</source>
        <translation>No vehicle</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not arrived</translation>
    </message>
    <message>
        <source>空格拿起放下</source>
        <translation>Space lifts and puts</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>缺签</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>缺签字</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>车牌、承运商、客户、单号</source>
        <translation>Plate, carrier, customer, no.</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>PDF 或图片 (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>PDF or image (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>{n}/{all} 人已确认</source>
        <translation>{n}/{all} people confirmed</translation>
    </message>
    <message>
        <source>修订内容</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Rule documents</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>发布新版本</source>
        <translation>Publish new version</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已发布，相关人员今日页会提醒阅读。</source>
        <translation>Published; the people concerned will see a reminder to read it on their Today page.</translation>
    </message>
    <message>
        <source>已替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>已确认阅读。</source>
        <translation>Reading confirmed.</translation>
    </message>
    <message>
        <source>待您阅读</source>
        <translation>For you to read</translation>
    </message>
    <message>
        <source>我已阅读</source>
        <translation>I have read it</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>打开文件</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>文件打不开：{why}</source>
        <translation>The file cannot be opened: {why}</translation>
    </message>
    <message>
        <source>文件是空的，或超过 20 MB</source>
        <translation>The file is empty or larger than 20 MB</translation>
    </message>
    <message>
        <source>文件读不了：{why}</source>
        <translation>The file cannot be read: {why}</translation>
    </message>
    <message>
        <source>未阅读 人</source>
        <translation>Unread, people</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Rev.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现行</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>生效日</source>
        <translation>Effective date</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>谁要读</source>
        <translation>Who must read</translation>
    </message>
    <message>
        <source>还没有制度文件。在右边发布第一份。</source>
        <translation>No rule documents yet. Publish the first one on the right.</translation>
    </message>
    <message>
        <source>还没有确认</source>
        <translation>Not confirmed yet</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>都已确认。</source>
        <translation>All confirmed.</translation>
    </message>
    <message>
        <source>阅读</source>
        <translation>Reading</translation>
    </message>
</context>
<context>
    <name>DriversView</name>
    <message>
        <source>{who} 的资格有效至 {day}。</source>
        <translation>{who} is qualified until {day}.</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>内容、学时、结果</source>
        <translation>Content, hours, result</translation>
    </message>
    <message>
        <source>培训记录</source>
        <translation>Training record</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation>Expiring</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>新登记，或换发</source>
        <translation>New or renewed</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>有效至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>未生效</source>
        <translation>Not yet valid</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记资格</source>
        <translation>Register qualification</translation>
    </message>
    <message>
        <source>空着按设置算</source>
        <translation>Blank: per settings</translation>
    </message>
    <message>
        <source>筛选：人员、资格</source>
        <translation>Filter: person, qualification</translation>
    </message>
    <message>
        <source>考核日</source>
        <translation>Exam date</translation>
    </message>
    <message>
        <source>自</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>证书号</source>
        <translation>Cert. no.</translation>
    </message>
    <message>
        <source>资格</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>送货驾驶资格</source>
        <translation>Driver qualification</translation>
    </message>
</context>
<context>
    <name>DueChart</name>
    <message>
        <source>{first} 至 {last}：{n} 件</source>
        <translation>{first} to {last}: {n} pcs</translation>
    </message>
    <message>
        <source>到期件数</source>
        <translation>Pieces due</translation>
    </message>
    <message>
        <source>复验期或预警期</source>
        <translation>Recheck or warning period</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已过期限 {n} 件</source>
        <translation>Past the limit: {n} pcs</translation>
    </message>
    <message>
        <source>未来 {n} 天到期 {ahead} 件，已过期限 {late} 件</source>
        <translation>Due in the next {n} days: {ahead} pcs; past the limit: {late} pcs</translation>
    </message>
    <message>
        <source>每列一周，点列看清单</source>
        <translation>One column per week; click a column for its list</translation>
    </message>
    <message>
        <source>每列一天</source>
        <translation>One column per day</translation>
    </message>
    <message>
        <source>这段时间没有到期的货</source>
        <translation>No goods due in this period</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>下一步：{day} 前用完；失效期不能延长</source>
        <translation>Next: use up by {day}; the expiry date cannot be extended</translation>
    </message>
    <message>
        <source>下一步：{day} 起送复验</source>
        <translation>Next: send for recheck from {day}</translation>
    </message>
    <message>
        <source>下一步：仓管员报告部门负责人，登记时间和措施</source>
        <translation>Next: the storekeeper reports to the department head and records the time and measures</translation>
    </message>
    <message>
        <source>下一步：仓管员送质检复验</source>
        <translation>Next: the storekeeper sends the goods to quality for recheck</translation>
    </message>
    <message>
        <source>下一步：在图或清单里选一行</source>
        <translation>Next: select a row in the chart or list</translation>
    </message>
    <message>
        <source>下一步：质检员决定返工或报废</source>
        <translation>Next: the inspector decides on rework or scrap</translation>
    </message>
    <message>
        <source>下一步：质检员登记复验结论</source>
        <translation>Next: the inspector records the recheck result</translation>
    </message>
    <message>
        <source>不符合</source>
        <translation>Does not conform</translation>
    </message>
    <message>
        <source>供应单位</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>保管期处理</source>
        <translation>Keeping period handling</translation>
    </message>
    <message>
        <source>合格后最多再存放 {n} 天，至 {day}。</source>
        <translation>After a pass, store for at most {n} more days, until {day}.</translation>
    </message>
    <message>
        <source>合格必填，如 2027-09-30</source>
        <translation>Required for a pass, e.g. 2027-09-30</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>型号</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>处置锁定的货（质检员）</source>
        <translation>Decide on locked goods (inspector)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>复验结论（质检员）</source>
        <translation>Recheck result (inspector)</translation>
    </message>
    <message>
        <source>失效报告与措施</source>
        <translation>Expiry report and measures</translation>
    </message>
    <message>
        <source>已延长 {n} 次，不得再延长：合格只能维持原有效期。</source>
        <translation>Extended {n} times, no further extension: a pass only keeps the existing expiry date.</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>打印复验记录</source>
        <translation>Print recheck record</translation>
    </message>
    <message>
        <source>报告时间</source>
        <translation>Reported at</translation>
    </message>
    <message>
        <source>报告给</source>
        <translation>Reported to</translation>
    </message>
    <message>
        <source>报废</source>
        <translation>Scrap</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>提出复验</source>
        <translation>Request recheck</translation>
    </message>
    <message>
        <source>新有效期</source>
        <translation>New valid-until date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记处理</source>
        <translation>Record handling</translation>
    </message>
    <message>
        <source>登记处置</source>
        <translation>Record decision</translation>
    </message>
    <message>
        <source>登记复验结论</source>
        <translation>Record recheck result</translation>
    </message>
    <message>
        <source>移入隔离区、退供应商、报废</source>
        <translation>Move to hold zone, return to supplier, scrap</translation>
    </message>
    <message>
        <source>符合</source>
        <translation>Conforms</translation>
    </message>
    <message>
        <source>返工</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>送复验</source>
        <translation>Send for recheck</translation>
    </message>
    <message>
        <source>送检</source>
        <translation>Send for inspection</translation>
    </message>
    <message>
        <source>送质检复验</source>
        <translation>Send to quality for recheck</translation>
    </message>
    <message>
        <source>部门负责人</source>
        <translation>Department head</translation>
    </message>
</context>
<context>
    <name>DueRecords</name>
    <message>
        <source>原期限</source>
        <translation>Old limit</translation>
    </message>
    <message>
        <source>失效已处理</source>
        <translation>Expiry dealt with</translation>
    </message>
    <message>
        <source>失效未处理</source>
        <translation>Expiry not dealt with</translation>
    </message>
    <message>
        <source>已报告{who}：{measure}</source>
        <translation>Reported to {who}: {measure}</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>新期限或措施</source>
        <translation>New limit or measures</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>货</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>还没有复验记录，也没有失效的货。</source>
        <translation>No recheck records and no expired goods yet.</translation>
    </message>
</context>
<context>
    <name>DueSteps</name>
    <message>
        <source>{lot} 已处置，由仓管员移到对应库区。</source>
        <translation>{lot} has been decided; the storekeeper moves it to the matching zone.</translation>
    </message>
    <message>
        <source>{lot} 的失效处理已登记。</source>
        <translation>The expiry handling of {lot} has been recorded.</translation>
    </message>
    <message>
        <source>{number} 不合格，货已隔离并通知生产。</source>
        <translation>{number} failed; the goods are on hold and production has been told.</translation>
    </message>
    <message>
        <source>{number} 合格，新有效期 {day}，货已放行。</source>
        <translation>{number} passed; new expiry date {day}, goods released.</translation>
    </message>
    <message>
        <source>写成 2027-09-30 的样子，年份四位</source>
        <translation>Write it like 2027-09-30, with a four-digit year</translation>
    </message>
    <message>
        <source>已送复验 {number}，等质检员登记结论。</source>
        <translation>Sent for recheck {number}; waiting for the inspector to record the result.</translation>
    </message>
</context>
<context>
    <name>DueView</name>
    <message>
        <source>90 天内没有到期的货。</source>
        <translation>No goods due within 90 days.</translation>
    </message>
    <message>
        <source>{first} 至 {last} 到期 {n} 件（Esc 看全部）</source>
        <translation>Due {first} to {last}: {n} pcs (Esc shows all)</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>保管期清单已进打印队列。</source>
        <translation>The keeping period list is in the print queue.</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>到期清单</source>
        <translation>Due list</translation>
    </message>
    <message>
        <source>到期清单 {lines} 行 {n} 件</source>
        <translation>Due list: {lines} rows, {n} pcs</translation>
    </message>
    <message>
        <source>剩余 天</source>
        <translation>Days left</translation>
    </message>
    <message>
        <source>只列最早到期的 {n} 行，按类别看其余。</source>
        <translation>Only the {n} earliest due rows are listed; view the rest by category.</translation>
    </message>
    <message>
        <source>复验与失效记录</source>
        <translation>Recheck and expiry records</translation>
    </message>
    <message>
        <source>已过期限 {n} 件（Esc 看全部）</source>
        <translation>Past the limit: {n} pcs (Esc shows all)</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>批号/序列号</source>
        <translation>Lot/serial</translation>
    </message>
    <message>
        <source>按周</source>
        <translation>By week</translation>
    </message>
    <message>
        <source>按日</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>期限至</source>
        <translation>Limit date</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>筛选：产品、批号、库位</source>
        <translation>Filter: product, lot, place</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>0 下一页（还有 {n} 车）</source>
        <translation>0 Next page ({n} more)</translation>
    </message>
    <message>
        <source>0 回第一页</source>
        <translation>0 First page</translation>
    </message>
    <message>
        <source>{n} / 8 位</source>
        <translation>{n} / 8 characters</translation>
    </message>
    <message>
        <source>{plate} 不是通常的号牌：再看一遍车；看准了按「确实如此」或回车。</source>
        <translation>{plate} is not a usual plate: look at the vehicle again; if sure, press “Yes, correct” or Enter.</translation>
    </message>
    <message>
        <source>{plate} 不能作车牌：要 4 至 15 位，含数字。</source>
        <translation>{plate} cannot be a plate: 4 to 15 characters with a digit.</translation>
    </message>
    <message>
        <source>{plate} 是挂车号牌，请键到「挂车」一行；这里键车头。</source>
        <translation>{plate} is a trailer plate; key it under “Trailer”. Key the tractor here.</translation>
    </message>
    <message>
        <source>{plate}：与预约车号不符，请物流科长批准换车</source>
        <translation>{plate}: plate differs from the booking; the logistics head must approve the vehicle</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>不是预约装货的车，请键整个号牌。</source>
        <translation>No vehicle booked to load; key the whole plate.</translation>
    </message>
    <message>
        <source>不能更正</source>
        <translation>Cannot correct</translation>
    </message>
    <message>
        <source>不能登记</source>
        <translation>Cannot gate in</translation>
    </message>
    <message>
        <source>与所键相符的预约 {n} 车</source>
        <translation>Bookings matching what you keyed: {n}</translation>
    </message>
    <message>
        <source>为什么更正？按号选。</source>
        <translation>Why correct it? Choose by number.</translation>
    </message>
    <message>
        <source>入厂时看错</source>
        <translation>Misread at gate-in</translation>
    </message>
    <message>
        <source>入厂时键错</source>
        <translation>Mistyped at gate-in</translation>
    </message>
    <message>
        <source>内线 {n}</source>
        <translation>Ext. {n}</translation>
    </message>
    <message>
        <source>可不键</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>司机电话，没有可不键；按「登记入厂」或回车。</source>
        <translation>Driver&apos;s phone, optional; press “Gate in” or Enter.</translation>
    </message>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>字母数字</source>
        <translation>Letters, digits</translation>
    </message>
    <message>
        <source>已入厂</source>
        <translation>Gated in</translation>
    </message>
    <message>
        <source>已入厂，等批准</source>
        <translation>Gated in, awaits approval</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>已更正，等批准</source>
        <translation>Corrected, awaits approval</translation>
    </message>
    <message>
        <source>已过点</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>挂车号牌要写全，如 苏E·5107挂：缺省份和字母。</source>
        <translation>Key the trailer plate in full, like 苏E·5107挂: province and letter are missing.</translation>
    </message>
    <message>
        <source>换了挂车</source>
        <translation>Trailer changed</translation>
    </message>
    <message>
        <source>数据库不通：先记在纸上，恢复后补登记。</source>
        <translation>Database unreachable: write it on paper first, gate in later.</translation>
    </message>
    <message>
        <source>新能源</source>
        <translation>New energy</translation>
    </message>
    <message>
        <source>昨天 {time}</source>
        <translation>yesterday {time}</translation>
    </message>
    <message>
        <source>更正 {plate}</source>
        <translation>Correct {plate}</translation>
    </message>
    <message>
        <source>更正后，未签字的出门证随着改；已签字的作废重开。</source>
        <translation>Unsigned gate passes follow the correction; signed ones are voided and reissued.</translation>
    </message>
    <message>
        <source>有 1 个预约相符：按回车或 1；别的事由按 4～7。</source>
        <translation>1 booking matches: press Enter or 1; for other purposes press 4–7.</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not arrived</translation>
    </message>
    <message>
        <source>末 {n} 位</source>
        <translation>Last {n}</translation>
    </message>
    <message>
        <source>末四位</source>
        <translation>Last four</translation>
    </message>
    <message>
        <source>来做什么？装货按车次的号，别的事由按 4～7。</source>
        <translation>What for? To load, press the trip&apos;s number; for other purposes press 4–7.</translation>
    </message>
    <message>
        <source>正在登记…</source>
        <translation>Gating in…</translation>
    </message>
    <message>
        <source>汉字</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>没有挂车</source>
        <translation>No trailer</translation>
    </message>
    <message>
        <source>没有相符的预约：键完后可选车次，等物流科长批准换车。</source>
        <translation>No booking matches: after keying you can choose a trip; the logistics head then approves the vehicle.</translation>
    </message>
    <message>
        <source>没有等车的车次。</source>
        <translation>No trips wait for a vehicle.</translation>
    </message>
    <message>
        <source>没有这车</source>
        <translation>No such vehicle</translation>
    </message>
    <message>
        <source>现在不能登记</source>
        <translation>Cannot gate in now</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>登记下一车</source>
        <translation>Next vehicle</translation>
    </message>
    <message>
        <source>登记入厂</source>
        <translation>Gate in</translation>
    </message>
    <message>
        <source>登记：来装这一车</source>
        <translation>Gate in: loads this trip</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>看车，键车头号牌。</source>
        <translation>Look at the vehicle and key the tractor plate.</translation>
    </message>
    <message>
        <source>看车，键车头号牌；预约的车可只键末四位。也可扫车次条码。</source>
        <translation>Look at the vehicle and key the tractor plate; for a booked vehicle the last four will do. Or scan the trip barcode.</translation>
    </message>
    <message>
        <source>确实如此</source>
        <translation>Yes, correct</translation>
    </message>
    <message>
        <source>请选：装货按车次的号，别的事由按 4～7。</source>
        <translation>Please choose: to load, press the trip&apos;s number; for other purposes press 4–7.</translation>
    </message>
    <message>
        <source>车头</source>
        <translation>Tractor</translation>
    </message>
    <message>
        <source>车次 {trip}</source>
        <translation>Trip {trip}</translation>
    </message>
    <message>
        <source>车次 {trip}：看车，键车头号牌或末四位。</source>
        <translation>Trip {trip}: look at the vehicle and key the tractor plate or its last four.</translation>
    </message>
    <message>
        <source>车辆入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>还有 {n} 车</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>还没到的预约 {n} 车</source>
        <translation>{n} booked, not arrived</translation>
    </message>
    <message>
        <source>还没有排发货单</source>
        <translation>No dispatch orders planned yet</translation>
    </message>
    <message>
        <source>还没有键车牌。</source>
        <translation>No plate keyed yet.</translation>
    </message>
    <message>
        <source>连不上数据库，不知道预约了哪些车</source>
        <translation>The database cannot be reached: bookings are not known</translation>
    </message>
    <message>
        <source>退货单</source>
        <translation>Return slip</translation>
    </message>
    <message>
        <source>退货单号是 TH 加 8 位数字，还没有键满。</source>
        <translation>A return slip no. is TH and 8 digits; it is not complete.</translation>
    </message>
    <message>
        <source>选原因</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>选车次或事由</source>
        <translation>Choose trip or purpose</translation>
    </message>
    <message>
        <source>键挂车号牌；没有就按「没有挂车」或回车。</source>
        <translation>Key the trailer plate; if none, press “No trailer” or Enter.</translation>
    </message>
    <message>
        <source>键退货单号的 8 位数字；没有退货单号不能入厂（J-33）。</source>
        <translation>Key the 8 digits of the return slip no.; no gate-in without a return slip no. (J-33).</translation>
    </message>
    <message>
        <source>预约里没有末四位 {plate} 的车，请键整个号牌。</source>
        <translation>No booking ends in {plate}; key the whole plate.</translation>
    </message>
</context>
<context>
    <name>EquipmentPart</name>
    <message>
        <source>位置</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>干粉灭火器 4 kg</source>
        <translation>Dry powder extinguisher 4 kg</translation>
    </message>
    <message>
        <source>待检查</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>有问题才填</source>
        <translation>Only if there is a fault</translation>
    </message>
    <message>
        <source>检查选中的器材</source>
        <translation>Check selected equipment</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>登记器材</source>
        <translation>Record equipment</translation>
    </message>
    <message>
        <source>登记问题</source>
        <translation>Record fault</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>ErpView</name>
    <message>
        <source>ERP 列名</source>
        <translation>ERP column name</translation>
    </message>
    <message>
        <source>保存列名</source>
        <translation>Save column names</translation>
    </message>
    <message>
        <source>入库单导出到 ERP 的列名</source>
        <translation>Column names for exporting goods receipts to the ERP</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>导出的表</source>
        <translation>Exported table</translation>
    </message>
    <message>
        <source>左边是本程序的栏目，填 ERP 导入模板里的列名；空着的不导出。次序照这里，一行是入库单的一行。</source>
        <translation>This program&apos;s fields are on the left; enter the column names from the ERP import template. Blank ones are not exported. The order is as shown here; one row is one goods receipt line.</translation>
    </message>
    <message>
        <source>已保存，下一次导出用这些列名。</source>
        <translation>Saved; the next export will use these column names.</translation>
    </message>
    <message>
        <source>还没有列名。</source>
        <translation>No column names yet.</translation>
    </message>
</context>
<context>
    <name>ExcursionStep</name>
    <message>
        <source>原因和已做的事</source>
        <translation>Cause and what was done</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>填写人</source>
        <translation>Filled in by</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>当时在库区的货，出库前要重做出库检验</source>
        <translation>Goods in the zone at the time; repeat the dispatch inspection before they leave</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>最差</source>
        <translation>Worst</translation>
    </message>
    <message>
        <source>没有超限记录。</source>
        <translation>No records outside the limits.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>纠正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>纠正说明</source>
        <translation>Corrective note</translation>
    </message>
    <message>
        <source>缺说明</source>
        <translation>Note missing</translation>
    </message>
    <message>
        <source>至今</source>
        <translation>to now</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>超限中</source>
        <translation>Outside the limits now</translation>
    </message>
</context>
<context>
    <name>ExpiryBanner</name>
    <message>
        <source>{goods} 于 {day} 失效，禁止发料/发货</source>
        <translation>{goods} expired on {day}: issue and dispatch are barred</translation>
    </message>
    <message>
        <source>下一步：报告部门负责人，登记措施</source>
        <translation>Next: report to the head of department and record the action</translation>
    </message>
    <message>
        <source>，另有 {n} 批</source>
        <translation>, and {n} more lots</translation>
    </message>
</context>
<context>
    <name>ExportPapersSection</name>
    <message>
        <source>免验理由</source>
        <translation>Reason for no inspection</translation>
    </message>
    <message>
        <source>出口单证（F-03）</source>
        <translation>Export papers (F-03)</translation>
    </message>
    <message>
        <source>报关单号</source>
        <translation>Customs declaration no.</translation>
    </message>
    <message>
        <source>报关日期</source>
        <translation>Declaration date</translation>
    </message>
    <message>
        <source>报验号</source>
        <translation>Inspection no.</translation>
    </message>
    <message>
        <source>报验号（或不需报验的理由）、报关单号和日期齐了，出门证才能生效。</source>
        <translation>The gate pass takes effect only with inspection no. (or reason for none), declaration no. and date.</translation>
    </message>
    <message>
        <source>没有报验号时填</source>
        <translation>If there is no inspection no.</translation>
    </message>
    <message>
        <source>登记单证</source>
        <translation>Save papers</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>请填写「{name}」</source>
        <translation>Please fill in “{name}”</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>↑ ↓ 选 · 回车打开 · Esc 关闭</source>
        <translation>↑ ↓ choose · Enter opens · Esc closes</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>没有找到。可输单号、箱号、序列号末几位、客户或拼音首字母</source>
        <translation>Nothing found. Try a document or box number, the end of a serial, a customer or initials</translation>
    </message>
</context>
<context>
    <name>FirstAdministrator</name>
    <message>
        <source>4 到 8 位数字</source>
        <translation>4 to 8 digits</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>两次输入的 PIN 不一样</source>
        <translation>The two PINs differ</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>登记管理员</source>
        <translation>Register administrator</translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>这是一个新的数据库。请登记系统管理员，其他人员由他添加。</source>
        <translation>This is a new database. Register the administrator, who then adds everybody else.</translation>
    </message>
    <message>
        <source>首次启动</source>
        <translation>First start</translation>
    </message>
</context>
<context>
    <name>FlatView</name>
    <message>
        <source>{title} {note} {n} 箱</source>
        <translation>{title} {note} {n} boxes</translation>
    </message>
</context>
<context>
    <name>FreightMonthView</name>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Prev</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>付款条件</source>
        <translation>Payment terms</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due on</translation>
    </message>
    <message>
        <source>到货</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export Excel</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>已导出 {name}。</source>
        <translation>Exported {name}.</translation>
    </message>
    <message>
        <source>应付 元</source>
        <translation>Payable</translation>
    </message>
    <message>
        <source>应收</source>
        <translation>Receivable</translation>
    </message>
    <message>
        <source>应收：按付款条件</source>
        <translation>Due: per payment terms</translation>
    </message>
    <message>
        <source>待付款</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>待发票</source>
        <translation>No bill</translation>
    </message>
    <message>
        <source>待开票</source>
        <translation>To invoice</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>按条件</source>
        <translation>Per terms</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>有异议</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>未付 元</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>未约定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>本月应付 {a}·未付 {b} 元</source>
        <translation>Payable {a} · unpaid {b} yuan</translation>
    </message>
    <message>
        <source>没有写成：{why}</source>
        <translation>Not written: {why}</translation>
    </message>
    <message>
        <source>清单已送打印。</source>
        <translation>List sent to the printer.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>自有或客户车辆</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车次运费</source>
        <translation>Trip freight</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Freight</translation>
    </message>
    <message>
        <source>运费 {month}.xlsx</source>
        <translation>Freight {month}.xlsx</translation>
    </message>
    <message>
        <source>还没有签收的货。签收单登记后列在这里。</source>
        <translation>No signed goods yet. They are listed here once the slip is registered.</translation>
    </message>
    <message>
        <source>这个月没有承运商的车次。按 Alt+PgUp 看上月。</source>
        <translation>No carrier trips this month. Alt+PgUp shows last month.</translation>
    </message>
    <message>
        <source>选左边的承运商，看它的车次。</source>
        <translation>Choose a carrier on the left to see its trips.</translation>
    </message>
</context>
<context>
    <name>FreightSteps</name>
    <message>
        <source>下一步：在左边选承运商和车次</source>
        <translation>Next: choose carrier and trip on the left</translation>
    </message>
    <message>
        <source>下一步：物流科长登记约定运费</source>
        <translation>Next: logistics head enters the agreed freight</translation>
    </message>
    <message>
        <source>下一步：财务付款</source>
        <translation>Next: Finance pays</translation>
    </message>
    <message>
        <source>下一步：财务收承运方发票</source>
        <translation>Next: Finance gets the carrier&apos;s invoice</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>付款日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>付款（财务）</source>
        <translation>Payment (Finance)</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>加减</source>
        <translation>Extras</translation>
    </message>
    <message>
        <source>加减项</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice no.</translation>
    </message>
    <message>
        <source>发票日期</source>
        <translation>Invoice date</translation>
    </message>
    <message>
        <source>同一发票的都付清</source>
        <translation>Pay all on this invoice</translation>
    </message>
    <message>
        <source>已付清，没有要做的</source>
        <translation>Paid, nothing to do</translation>
    </message>
    <message>
        <source>应付</source>
        <translation>Payable</translation>
    </message>
    <message>
        <source>扣款写 -30</source>
        <translation>Deduction: -30</translation>
    </message>
    <message>
        <source>承运方发票（财务）</source>
        <translation>Carrier&apos;s invoice (Finance)</translation>
    </message>
    <message>
        <source>报价单、合同号</source>
        <translation>Quote or contract no.</translation>
    </message>
    <message>
        <source>改价原因</source>
        <translation>Reason for new price</translation>
    </message>
    <message>
        <source>改价必填</source>
        <translation>For a new price</translation>
    </message>
    <message>
        <source>本月未开票的都记上</source>
        <translation>All of this month not yet invoiced</translation>
    </message>
    <message>
        <source>登记付款</source>
        <translation>Register payment</translation>
    </message>
    <message>
        <source>登记加减</source>
        <translation>Register extra</translation>
    </message>
    <message>
        <source>登记发票</source>
        <translation>Register invoice</translation>
    </message>
    <message>
        <source>登记运费</source>
        <translation>Register freight</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>约定运费（物流科长）</source>
        <translation>Agreed freight (logistics head)</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>车次运费</source>
        <translation>Trip freight</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>运费 元</source>
        <translation>Freight, yuan</translation>
    </message>
    <message>
        <source>金额 元</source>
        <translation>Amount, yuan</translation>
    </message>
</context>
<context>
    <name>GateActions</name>
    <message>
        <source>不放，叫人</source>
        <translation>Stop, call help</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>没有挂车</source>
        <translation>No trailer</translation>
    </message>
    <message>
        <source>看到确实没有时按</source>
        <translation>Press only if you see there is none</translation>
    </message>
</context>
<context>
    <name>GateBanner</name>
    <message>
        <source>不放车，打电话给值班的人</source>
        <translation>Do not release; call the person on duty</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>请扫出门证</source>
        <translation>Scan the gate pass</translation>
    </message>
</context>
<context>
    <name>GateDoor</name>
    <message>
        <source>或按下面的姓名，再键入 PIN</source>
        <translation>Or press your name below, then key your PIN</translation>
    </message>
    <message>
        <source>门卫登录</source>
        <translation>Guard sign-in</translation>
    </message>
</context>
<context>
    <name>GateHead</name>
    <message>
        <source>今日放行 {released}·拒放 {refused}</source>
        <translation>Released today {released} · refused {refused}</translation>
    </message>
    <message>
        <source>本机今日放行 {released}·拒放 {refused}</source>
        <translation>This PC today: released {released} · refused {refused}</translation>
    </message>
</context>
<context>
    <name>GateHeader</name>
    <message>
        <source>门卫</source>
        <translation>Gate</translation>
    </message>
</context>
<context>
    <name>GateLog</name>
    <message>
        <source>今天还没有车辆出门。扫出门证就开始核验。</source>
        <translation>No vehicle has left today. Scan a gate pass to start the check.</translation>
    </message>
    <message>
        <source>今日门岗记录·放行 {released}·拒放 {refused}</source>
        <translation>Gate log today · released {released} · refused {refused}</translation>
    </message>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>拒放</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>离线核验</source>
        <translation>Offline check</translation>
    </message>
    <message>
        <source>离线核验，未上传</source>
        <translation>Offline check, not uploaded</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>车号</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>键了 {what}</source>
        <translation>Keyed {what}</translation>
    </message>
    <message>
        <source>门卫</source>
        <translation>Guard</translation>
    </message>
</context>
<context>
    <name>GatePage</name>
    <message>
        <source>{name}·F4 换人</source>
        <translation>{name} · F4 change user</translation>
    </message>
    <message>
        <source>今日记录</source>
        <translation>Today&apos;s log</translation>
    </message>
    <message>
        <source>已送打印（第 {n} 次）</source>
        <translation>Sent to print (no. {n})</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change user</translation>
    </message>
    <message>
        <source>放行 {released}·拒放 {refused}</source>
        <translation>Released {released} · refused {refused}</translation>
    </message>
    <message>
        <source>正在送打印</source>
        <translation>Sending to print</translation>
    </message>
    <message>
        <source>没有打印：联网后再按 F10，急用照屏抄写</source>
        <translation>Not printed: press F10 again when in touch; if urgent, copy from the screen</translation>
    </message>
    <message>
        <source>离线：只列本岗本机的记录</source>
        <translation>Offline: only records of this gate&apos;s PC</translation>
    </message>
    <message>
        <source>门卫</source>
        <translation>Gate</translation>
    </message>
</context>
<context>
    <name>GoodsPanel</name>
    <message>
        <source>{model} · 任务单 {task} · 合格证 {certificate} · 内封{sealed}</source>
        <translation>{model} · task order {task} · certificate {certificate} · inner seal {sealed}</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>在检</source>
        <translation>In inspection</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>开始{kind}</source>
        <translation>Start {kind}</translation>
    </message>
    <message>
        <source>开始包装</source>
        <translation>Start packing</translation>
    </message>
    <message>
        <source>开始检验</source>
        <translation>Start inspection</translation>
    </message>
    <message>
        <source>开封或补打的原因</source>
        <translation>Reason for opening or reprint</translation>
    </message>
    <message>
        <source>打开内封</source>
        <translation>Open seal</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未封</source>
        <translation>Not sealed</translation>
    </message>
    <message>
        <source>检</source>
        <translation>Insp.</translation>
    </message>
    <message>
        <source>检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>检验数量</source>
        <translation>Quantity inspected</translation>
    </message>
    <message>
        <source>检验种类</source>
        <translation>Inspection type</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>补打合格证</source>
        <translation>Reprint cert.</translation>
    </message>
    <message>
        <source>质检员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>还没有检验过。</source>
        <translation>Not inspected yet.</translation>
    </message>
</context>
<context>
    <name>GoodsScreen</name>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>已扫 / 应扫</source>
        <translation>Scanned / due</translation>
    </message>
    <message>
        <source>已扫的 {n} 件仍算数</source>
        <translation>{n} scanned still count</translation>
    </message>
    <message>
        <source>打印入库</source>
        <translation>Print, stock in</translation>
    </message>
    <message>
        <source>换库位</source>
        <translation>Other location</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>放入待收</source>
        <translation>Put in awaiting papers</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>最近入库</source>
        <translation>Latest receipts</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>要扫的</source>
        <translation>To scan</translation>
    </message>
    <message>
        <source>还没有入库单。扫完三样，按 F10。</source>
        <translation>No receipts yet. Scan all three, then press F10.</translation>
    </message>
</context>
<context>
    <name>HandoverSection</name>
    <message>
        <source>登记签收</source>
        <translation>Register signature</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>签收箱数</source>
        <translation>Boxes signed for</translation>
    </message>
    <message>
        <source>装车前交接签收</source>
        <translation>Handover before loading</translation>
    </message>
    <message>
        <source>证件/运单号</source>
        <translation>ID / waybill no.</translation>
    </message>
</context>
<context>
    <name>HandoverView</name>
    <message>
        <source>{identity} 已退回车间</source>
        <translation>{identity} returned to the workshop</translation>
    </message>
    <message>
        <source>{kept}/{due} 张</source>
        <translation>{kept}/{due} orders</translation>
    </message>
    <message>
        <source>{workshop} {passed}/{judged}</source>
        <translation>{workshop} {passed}/{judged}</translation>
    </message>
    <message>
        <source>一次检验合格：{list}</source>
        <translation>Passed first inspection: {list}</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>先选一件。</source>
        <translation>Select an item first.</translation>
    </message>
    <message>
        <source>包装中</source>
        <translation>Being packed</translation>
    </message>
    <message>
        <source>单据到了，扫它即入库</source>
        <translation>When the papers arrive, scan it to receive it</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>合格待交库</source>
        <translation>Passed, to be handed over</translation>
    </message>
    <message>
        <source>封好待入库 {n}</source>
        <translation>Sealed, to be received: {n}</translation>
    </message>
    <message>
        <source>已交/任务</source>
        <translation>Handed over/ordered</translation>
    </message>
    <message>
        <source>已放</source>
        <translation>Put there</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>应交</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>待入库</source>
        <translation>To be received</translation>
    </message>
    <message>
        <source>待包装</source>
        <translation>To be packed</translation>
    </message>
    <message>
        <source>待收区</source>
        <translation>Awaiting papers zone</translation>
    </message>
    <message>
        <source>待收区是空的。缺单据的货：先扫待收库位，再扫标签。</source>
        <translation>Nothing is awaiting papers. For goods without papers: scan the awaiting papers place, then the label.</translation>
    </message>
    <message>
        <source>未交完</source>
        <translation>Not fully handed over</translation>
    </message>
    <message>
        <source>本月全部</source>
        <translation>Whole month</translation>
    </message>
    <message>
        <source>本月准时交库</source>
        <translation>Handed over on time this month</translation>
    </message>
    <message>
        <source>检验合格的都已入库。</source>
        <translation>All goods that passed inspection have been received.</translation>
    </message>
    <message>
        <source>没有没交完的生产任务单。</source>
        <translation>No task orders are left to hand over.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Give the reason</translation>
    </message>
    <message>
        <source>货</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>车间</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>退回车间</source>
        <translation>Return to workshop</translation>
    </message>
    <message>
        <source>退回车间时必填</source>
        <translation>Required when returning to the workshop</translation>
    </message>
</context>
<context>
    <name>HazardPart</name>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>安全员批准</source>
        <translation>Safety officer&apos;s approval</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已批准</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>待批准</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>申请危险品库</source>
        <translation>Request dangerous goods store</translation>
    </message>
    <message>
        <source>许可证号</source>
        <translation>Permit no.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>HistoryPart</name>
    <message>
        <source>全部合格</source>
        <translation>All passed</translation>
    </message>
    <message>
        <source>有照片</source>
        <translation>Has photos</translation>
    </message>
</context>
<context>
    <name>ImportStep</name>
    <message>
        <source>{name}
可导入 {n} 条，{zones} 个库区
{times}</source>
        <translation>{name}
{n} readings to import, {zones} zones
{times}</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入 {n} 条</source>
        <translation>Import {n} readings</translation>
    </message>
    <message>
        <source>已停下，新增 {n} 条。</source>
        <translation>Stopped, {n} readings added.</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>库区列</source>
        <translation>Zone column</translation>
    </message>
    <message>
        <source>新增 {n} 条，其余已有。</source>
        <translation>{n} readings added, the rest were already there.</translation>
    </message>
    <message>
        <source>日期时间列</source>
        <translation>Date and time column</translation>
    </message>
    <message>
        <source>时刻列</source>
        <translation>Time column</translation>
    </message>
    <message>
        <source>温度列</source>
        <translation>Temperature column</translation>
    </message>
    <message>
        <source>湿度列</source>
        <translation>Humidity column</translation>
    </message>
    <message>
        <source>记录仪文件 (*.csv *.txt)</source>
        <translation>Logger files (*.csv *.txt)</translation>
    </message>
    <message>
        <source>这种文件的列以前指定过。</source>
        <translation>The columns of this kind of file were set before.</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>选记录仪导出的 .csv 文件。时间按工厂所在地算；已有的读数自动跳过。</source>
        <translation>Choose the .csv file exported from the logger. Times are read as factory local time; readings already held are skipped.</translation>
    </message>
    <message>
        <source>选记录仪文件</source>
        <translation>Choose logger file</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>
写入要几秒钟，期间的扫描排队等候，一个也不丢。</source>
        <translation>
Writing takes a few seconds; scans wait in the queue meanwhile and none is lost.</translation>
    </message>
    <message>
        <source>{at} {kind} {file}：新 {made}·改 {changed}·同 {same}（{person}）</source>
        <translation>{at} {kind} {file}: new {made} · changed {changed} · same {same} ({person})</translation>
    </message>
    <message>
        <source>{kind}模板.xlsx</source>
        <translation>{kind} template.xlsx</translation>
    </message>
    <message>
        <source>{kind}清单.xlsx</source>
        <translation>{kind} list.xlsx</translation>
    </message>
    <message>
        <source>{name}·{n} 行</source>
        <translation>{name} · {n} rows</translation>
    </message>
    <message>
        <source>{n} 处不对，不能导入</source>
        <translation>{n} errors, cannot import</translation>
    </message>
    <message>
        <source>下载模板</source>
        <translation>Get template</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>停</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>先选 .xlsx 或 .csv（Ctrl+O，也可拖进来），表头照模板或 ERP 导出的都行。试导不改任何数据。</source>
        <translation>First choose an .xlsx or .csv file (Ctrl+O, or drag it in), with headings as in the template or the ERP export. A trial import changes no data.</translation>
    </message>
    <message>
        <source>再试导</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>包装要求</source>
        <translation>Packing requirements</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>发货通知单</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>可以导入：{counts}</source>
        <translation>Ready to import: {counts}</translation>
    </message>
    <message>
        <source>哪里不对</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import table</translation>
    </message>
    <message>
        <source>导出现有</source>
        <translation>Export current</translation>
    </message>
    <message>
        <source>已停，什么也没有改</source>
        <translation>Stopped, nothing changed</translation>
    </message>
    <message>
        <source>已写 {name}</source>
        <translation>Wrote {name}</translation>
    </message>
    <message>
        <source>已导入：{counts}</source>
        <translation>Imported: {counts}</translation>
    </message>
    <message>
        <source>已看 {done} / {of} 张</source>
        <translation>{done} of {of} sheets read</translation>
    </message>
    <message>
        <source>已看 {done} / {of} 行</source>
        <translation>{done} of {of} rows read</translation>
    </message>
    <message>
        <source>已经写入。接着导下一张表（Ctrl+O）。</source>
        <translation>Written. Go on with the next table (Ctrl+O).</translation>
    </message>
    <message>
        <source>库区库位</source>
        <translation>Zones and places</translation>
    </message>
    <message>
        <source>新 {made}·改 {changed}·同 {same}</source>
        <translation>New {made} · changed {changed} · same {same}</translation>
    </message>
    <message>
        <source>期初库存</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>正在写 {name}…</source>
        <translation>Writing {name}…</translation>
    </message>
    <message>
        <source>正在写入</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>正在看每一行</source>
        <translation>Reading every row</translation>
    </message>
    <message>
        <source>正在读 {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>每一行都对。按「导入」（Ctrl+S）写入；再导一次同一张表不会重复。</source>
        <translation>Every row is right. Press Import (Ctrl+S) to write; the same table again makes no duplicates.</translation>
    </message>
    <message>
        <source>没有写成：{why}</source>
        <translation>Not written: {why}</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task orders</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>要导入的表</source>
        <translation>Table to import</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>试导结果</source>
        <translation>Result of trial</translation>
    </message>
    <message>
        <source>还没有试导</source>
        <translation>No trial yet</translation>
    </message>
    <message>
        <source>还没有选文件。表头名称认得的会自动对上，认不得的在下面指一次，以后就记住了。</source>
        <translation>No file chosen. Known headings are matched; match the others below once and they are remembered.</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>（没有这一列）</source>
        <translation>(no such column)</translation>
    </message>
</context>
<context>
    <name>InboundPage</name>
    <message>
        <source>交库</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stock-in</translation>
    </message>
    <message>
        <source>入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>包装物入库</source>
        <translation>Packaging in</translation>
    </message>
    <message>
        <source>发料</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>外购入库</source>
        <translation>Receive bought goods</translation>
    </message>
    <message>
        <source>成品入库</source>
        <translation>Goods in</translation>
    </message>
    <message>
        <source>扫单据和标签，次序不限</source>
        <translation>Scan papers and labels, in any order</translation>
    </message>
    <message>
        <source>领料单</source>
        <translation>Requisitions</translation>
    </message>
</context>
<context>
    <name>InboundScreen</name>
    <message>
        <source>本次拒绝已记录 {time}</source>
        <translation>Refusal recorded {time}</translation>
    </message>
</context>
<context>
    <name>IncidentFacts</name>
    <message>
        <source>{at} 前补登</source>
        <translation>Enter by {at}</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>出厂</source>
        <translation>Left works</translation>
    </message>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>印单</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>号码缺漏</source>
        <translation>Number missing</translation>
    </message>
    <message>
        <source>后面的号码已用，这张没有交代：补登或作废</source>
        <translation>Later numbers are used, this one is unaccounted for: enter it or void it</translation>
    </message>
    <message>
        <source>在{gate}备用</source>
        <translation>Spare at {gate}</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已看到</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>应急单</source>
        <translation>Emergency sheet</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>报已用</source>
        <translation>Reported used</translation>
    </message>
    <message>
        <source>按时补登</source>
        <translation>Entered in time</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>离线记录</source>
        <translation>Offline record</translation>
    </message>
    <message>
        <source>签字领导</source>
        <translation>Signing manager</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>系统记录</source>
        <translation>System record</translation>
    </message>
    <message>
        <source>补登</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>超过一班才补登</source>
        <translation>Entered over a shift late</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>还没看</source>
        <translation>Not seen yet</translation>
    </message>
    <message>
        <source>门卫</source>
        <translation>Guard</translation>
    </message>
    <message>
        <source>门卫键入</source>
        <translation>Keyed by the guard</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>首次放行</source>
        <translation>First release</translation>
    </message>
</context>
<context>
    <name>IncidentsView</name>
    <message>
        <source>{at} 前补登</source>
        <translation>Enter by {at}</translation>
    </message>
    <message>
        <source>{gate}备用</source>
        <translation>Spare at {gate}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今日门岗记录</source>
        <translation>Today&apos;s gate log</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>列出哪些</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>已超时</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>应急放行单</source>
        <translation>Emergency release sheets</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未关闭</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有未关闭的门岗事件。</source>
        <translation>No open gate incidents.</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>No records.</translation>
    </message>
    <message>
        <source>看单、补打</source>
        <translation>View, reprint</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>门岗事件</source>
        <translation>Gate incidents</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>{n} 车·可走 {ready}·停留过久 {late}</source>
        <translation>{n} inside · ready {ready} · overlong {late}</translation>
    </message>
    <message>
        <source>{plate}·在厂 {stay}·没有货</source>
        <translation>{plate} · inside {stay} · no goods</translation>
    </message>
    <message>
        <source>{role} 内线 {n}</source>
        <translation>{role} ext. {n}</translation>
    </message>
    <message>
        <source>{stay}·久</source>
        <translation>{stay} · long</translation>
    </message>
    <message>
        <source>上一车</source>
        <translation>Previous vehicle</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一车</source>
        <translation>Next vehicle</translation>
    </message>
    <message>
        <source>不是通常的号牌，已核对</source>
        <translation>Unusual plate, checked</translation>
    </message>
    <message>
        <source>不能出厂</source>
        <translation>May not leave</translation>
    </message>
    <message>
        <source>不装了，空车出厂</source>
        <translation>Not loading, leaves empty</translation>
    </message>
    <message>
        <source>临时车辆填，如 2027-05-31</source>
        <translation>Casual vehicle: 2027-05-31</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>事由/客户</source>
        <translation>Purpose/customer</translation>
    </message>
    <message>
        <source>入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>写成 2027-05-31 这样的日期</source>
        <translation>Write the date like 2027-05-31</translation>
    </message>
    <message>
        <source>到车次</source>
        <translation>Go to trip</translation>
    </message>
    <message>
        <source>厂里没有车</source>
        <translation>No vehicles inside</translation>
    </message>
    <message>
        <source>厂里没有车。车辆由门卫登记入厂。</source>
        <translation>No vehicles inside. The guard gates vehicles in.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>在厂</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>在厂 {n} 车</source>
        <translation>Vehicles inside: {n}</translation>
    </message>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>在厂车辆不是最新的</source>
        <translation>Vehicles inside are not up to date</translation>
    </message>
    <message>
        <source>已出厂</source>
        <translation>Left works</translation>
    </message>
    <message>
        <source>年检有效至</source>
        <translation>Vehicle test until</translation>
    </message>
    <message>
        <source>扫门卫联放行</source>
        <translation>Scan the guard&apos;s copy</translation>
    </message>
    <message>
        <source>批准换车</source>
        <translation>Approve vehicle</translation>
    </message>
    <message>
        <source>批准换车（G-02）</source>
        <translation>Approve another vehicle (G-02)</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>换车原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>数据库不通，恢复后自动更新。</source>
        <translation>Database unreachable; updates by itself once it is back.</translation>
    </message>
    <message>
        <source>数据库不通：这是 {time} 看到的，恢复后自动更新。</source>
        <translation>No database: this was seen at {time} and is renewed when it is back.</translation>
    </message>
    <message>
        <source>更正车牌</source>
        <translation>Correct plate</translation>
    </message>
    <message>
        <source>未签字的出门证随着改；已签字的作废重开。装车后更正车头由物流科长办。</source>
        <translation>Unsigned gate passes follow; signed ones are voided and reissued. After loading, the logistics head corrects the tractor.</translation>
    </message>
    <message>
        <source>末四位含「{typed}」的 {n} 车；Esc 清除</source>
        <translation>Vehicles with “{typed}” in the last four: {n}; Esc clears</translation>
    </message>
    <message>
        <source>没有末四位含 {typed} 的车，按 Esc 清除</source>
        <translation>No vehicle with {typed} in the last four; Esc clears</translation>
    </message>
    <message>
        <source>没有车可选</source>
        <translation>No vehicle to choose</translation>
    </message>
    <message>
        <source>物流科长批准换车，或请车出厂</source>
        <translation>Logistics head approves the vehicle, or send it out</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>看不到在厂车辆</source>
        <translation>Vehicles inside cannot be seen</translation>
    </message>
    <message>
        <source>看过 {plate} 的车厢，确实没有货？再按「确实没有货」或回车。</source>
        <translation>Looked into {plate}: really no goods? Press “No goods, leave” again or Enter.</translation>
    </message>
    <message>
        <source>码头</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>确实没有货，出厂</source>
        <translation>No goods, leave</translation>
    </message>
    <message>
        <source>票有效可走 {ready} 车·停留过久 {late} 车。键末几位找车，↑↓ 选车。</source>
        <translation>Ready with valid pass {ready} · overlong {late}. Key the last digits to find, ↑↓ to choose.</translation>
    </message>
    <message>
        <source>空车出厂</source>
        <translation>Leave empty</translation>
    </message>
    <message>
        <source>等车入厂</source>
        <translation>Await gate-in</translation>
    </message>
    <message>
        <source>装货</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>请打{role} 内线 {n}</source>
        <translation>Call {role}, ext. {n}</translation>
    </message>
    <message>
        <source>车头</source>
        <translation>Tractor</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>车辆入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>还不能走</source>
        <translation>Not yet to leave</translation>
    </message>
    <message>
        <source>还有 {n} 车 ↓</source>
        <translation>{n} more ↓</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Lacks</translation>
    </message>
    <message>
        <source>这一车</source>
        <translation>This vehicle</translation>
    </message>
    <message>
        <source>连不上数据库，不知道厂里有哪些车</source>
        <translation>The database cannot be reached: which vehicles are inside is not known</translation>
    </message>
    <message>
        <source>选一车</source>
        <translation>Choose a vehicle</translation>
    </message>
</context>
<context>
    <name>InspectionPage</name>
    <message>
        <source>{n} 项</source>
        <translation>Items: {n}</translation>
    </message>
    <message>
        <source>下一步：扫质量跟踪卡、检验单或产品标签</source>
        <translation>Next: scan a quality card, inspection sheet or product label</translation>
    </message>
    <message>
        <source>不合格品</source>
        <translation>Rejected goods</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>出库检</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>办什么</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>包装中</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>在检</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>填卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>待包装</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>待扫回</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>待检</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>扫到或选中的跟踪卡、检验单、包装在这里填写。左边选一行按回车，也可以打开。</source>
        <translation>The card, sheet or packing you scan or choose is filled in here. Or choose a row on the left and press Enter.</translation>
    </message>
    <message>
        <source>扫或键入：跟踪卡、检验单、序列号、批号（Ctrl+F）</source>
        <translation>Scan or key: card, sheet, serial or lot no. (Ctrl+F)</translation>
    </message>
    <message>
        <source>检验</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>检验台</source>
        <translation>Inspection desk</translation>
    </message>
    <message>
        <source>检验记录</source>
        <translation>Inspection records</translation>
    </message>
    <message>
        <source>没有等着办的。扫任务单可开质量跟踪卡。</source>
        <translation>Nothing waits. Scan a task order to open a quality card.</translation>
    </message>
    <message>
        <source>等了</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>等着办的</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>跟踪卡、检验、合格证、内包装与封装检查</source>
        <translation>Cards, inspection, certificates, product packing and its check</translation>
    </message>
    <message>
        <source>还没有打开</source>
        <translation>Nothing open</translation>
    </message>
    <message>
        <source>进货检</source>
        <translation>Incoming inspection</translation>
    </message>
</context>
<context>
    <name>InstrumentsView</name>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>写成 2026-11-23 的样子</source>
        <translation>Write it like 2026-11-23</translation>
    </message>
    <message>
        <source>卡尺，与检验标准的器具一致</source>
        <translation>Calliper, as named in the inspection standard</translation>
    </message>
    <message>
        <source>可以选用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>数显卡尺</source>
        <translation>Digital calliper</translation>
    </message>
    <message>
        <source>新器具</source>
        <translation>New instrument</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>校准日期</source>
        <translation>Calibration date</translation>
    </message>
    <message>
        <source>校准有效至</source>
        <translation>Calibrated until</translation>
    </message>
    <message>
        <source>检验器具</source>
        <translation>Inspection instrument</translation>
    </message>
    <message>
        <source>测量范围</source>
        <translation>Measuring range</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>筛选：编号、种类、名称</source>
        <translation>Filter: number, type, name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>{name} 已签字，按 F10 发料</source>
        <translation>{name} has signed; press F10 to issue</translation>
    </message>
    <message>
        <source>{name} 已签收</source>
        <translation>Signed for by {name}</translation>
    </message>
    <message>
        <source>下一步：扫「打印」发料</source>
        <translation>Next: scan Print to issue</translation>
    </message>
    <message>
        <source>下一步：扫下一张领料单</source>
        <translation>Next: scan the next requisition</translation>
    </message>
    <message>
        <source>下一步：扫包装物码（× {n}）</source>
        <translation>Next: scan a packaging code (× {n})</translation>
    </message>
    <message>
        <source>下一步：扫包装物，{n} 种未发</source>
        <translation>Next: scan packaging, {n} kinds open</translation>
    </message>
    <message>
        <source>下一步：扫领料单</source>
        <translation>Next: scan a requisition</translation>
    </message>
    <message>
        <source>下一步：请领料人签字</source>
        <translation>Next: the receiver signs</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>发料打印</source>
        <translation>Print, issue</translation>
    </message>
    <message>
        <source>已发 / 请领</source>
        <translation>Issued / asked</translation>
    </message>
    <message>
        <source>已在单上签</source>
        <translation>Signed on paper</translation>
    </message>
    <message>
        <source>已扫的 {n} 种仍算数</source>
        <translation>{n} scanned still count</translation>
    </message>
    <message>
        <source>已登记：签字单在册</source>
        <translation>Registered: signed paper on file</translation>
    </message>
    <message>
        <source>待发领料单</source>
        <translation>Requisitions to issue</translation>
    </message>
    <message>
        <source>待签字</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>扫单，或选中按回车</source>
        <translation>Scan one, or choose and Enter</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>未发</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有要发的领料单。</source>
        <translation>No requisitions to issue.</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>补足本行</source>
        <translation>Fill line</translation>
    </message>
    <message>
        <source>请选领料人并输入 PIN</source>
        <translation>Choose the receiver and enter the PIN</translation>
    </message>
    <message>
        <source>还没有领料单。下一步：扫领料单。</source>
        <translation>No requisition yet. Next: scan a requisition.</translation>
    </message>
    <message>
        <source>领料人</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>领料人签字：扫工牌，或选姓名</source>
        <translation>Receiver signs: scan badge or choose name</translation>
    </message>
    <message>
        <source>领料单</source>
        <translation>Requisition</translation>
    </message>
    <message>
        <source>领料部门</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>KindControl</name>
    <message>
        <source>一辆装不下，建议 {n} 辆：{kinds}{left}。多出的箱要另排车次</source>
        <translation>One vehicle is not enough; advised {n}: {kinds}{left}. The rest needs another trip</translation>
    </message>
    <message>
        <source>建议 {kind}：一辆装得下，体积利用 {use} %{left}。回车用这种</source>
        <translation>Advised {kind}: all in one, {use} % of volume used{left}. Enter takes it</translation>
    </message>
    <message>
        <source>正在试各种车型，最多 {n} 秒，Esc 不等了</source>
        <translation>Trying vehicle types, {n} s at most; Esc stops waiting</translation>
    </message>
    <message>
        <source>没有一种车装得下：{why}。可自己选一种，重算后看未装清单</source>
        <translation>No vehicle type holds it: {why}. Choose one, recalculate and see what is left out</translation>
    </message>
    <message>
        <source>；{n} 箱哪种都装不下</source>
        <translation>; {n} boxes fit in none</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>{t} t</source>
        <translation>{t} t</translation>
    </message>
</context>
<context>
    <name>KindPanel</name>
    <message>
        <source>↑↓ 选，回车定</source>
        <translation>↑↓ choose, Enter takes</translation>
    </message>
    <message>
        <source>替我选</source>
        <translation>Choose for me</translation>
    </message>
    <message>
        <source>用这种</source>
        <translation>Take this</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>选车型、柜型</source>
        <translation>Vehicle or container type</translation>
    </message>
</context>
<context>
    <name>KitPapers</name>
    <message>
        <source>合同要的随货资料（F-16）</source>
        <translation>Papers the contract asks for (F-16)</translation>
    </message>
    <message>
        <source>合格证、说明书、装箱单每批都带，不用写；这里写合同另要的，装箱时逐份勾。空着存就是不另带。</source>
        <translation>Certificate, manual and packing list go with every lot; write here what else the contract asks for, ticked one by one when packing. Blank saves none.</translation>
    </message>
    <message>
        <source>定资料</source>
        <translation>Set papers</translation>
    </message>
    <message>
        <source>用、隔开，如 合同副本、验收单</source>
        <translation>Separate with 、, e.g. contract copy、acceptance slip</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>LabelView</name>
    <message>
        <source>{n} 字节 · {baud} 波特 {s} 秒</source>
        <translation>{n} bytes · {baud} baud {s} s</translation>
    </message>
    <message>
        <source>{w} × {h} mm</source>
        <translation>{w} × {h} mm</translation>
    </message>
    <message>
        <source>内容标签</source>
        <translation>Content label</translation>
    </message>
    <message>
        <source>分辨率</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>发运标签</source>
        <translation>Shipping label</translation>
    </message>
    <message>
        <source>图上一点就是打印头的一点</source>
        <translation>One dot here is one dot of the print head</translation>
    </message>
    <message>
        <source>打印机字体</source>
        <translation>Printer font</translation>
    </message>
    <message>
        <source>最近打印的：{number}</source>
        <translation>Last printed: {number}</translation>
    </message>
    <message>
        <source>标签机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>标签预览</source>
        <translation>Label preview</translation>
    </message>
    <message>
        <source>样张，不是真数据</source>
        <translation>Sample, not real data</translation>
    </message>
    <message>
        <source>空：汉字按点阵发送</source>
        <translation>Blank: Chinese sent as dots</translation>
    </message>
    <message>
        <source>英文和数字由打印机自己的字体印，字形略有不同；条码、二维码和汉字一点不差。汉字用打印机字体时，机器里要有这个字体，例如 ZPL 的 E:SIMSUN.TTF，TSPL 的 TSS24.BF2。</source>
        <translation>Latin letters and digits are printed in the printer&apos;s own font and look slightly different; barcodes, QR codes and Chinese are exact to the dot. To print Chinese in a printer font, that font must be in the printer, e.g. E:SIMSUN.TTF for ZPL, TSS24.BF2 for TSPL.</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>这里只看不改。要改这台电脑的标签机，在本机设置文件里写 label_size_content、label_size_shipping、label_dpi、label_font。</source>
        <translation>For viewing only. To change this computer&apos;s label printer, set label_size_content, label_size_shipping, label_dpi and label_font in the local settings file.</translation>
    </message>
</context>
<context>
    <name>LeaveBehind</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>两人批准，留下这些箱</source>
        <translation>Two approve, leave these</translation>
    </message>
    <message>
        <source>写箱号，如 3、5-7</source>
        <translation>Write box nos. like 3、5-7</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>另一人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>少装，拆单（G-08）</source>
        <translation>Load short, split (G-08)</translation>
    </message>
    <message>
        <source>工牌号或姓名</source>
        <translation>Badge no. or name</translation>
    </message>
    <message>
        <source>新签收单号</source>
        <translation>New signature no.</translation>
    </message>
    <message>
        <source>没有第 {n} 箱</source>
        <translation>No box {n}</translation>
    </message>
    <message>
        <source>没有资料的那一单另备一份</source>
        <translation>Extra papers for the order without them</translation>
    </message>
    <message>
        <source>物流公司或客户签收过才填</source>
        <translation>Only if carrier or customer has signed</translation>
    </message>
    <message>
        <source>物流科长和销售两人批准；留下的箱成一张新发货单，两单的标签都要换新扫回。</source>
        <translation>Logistics head and Sales approve together; the boxes left become a new dispatch order, and both orders&apos; labels are replaced and scanned back.</translation>
    </message>
    <message>
        <source>留下的箱</source>
        <translation>Boxes left</translation>
    </message>
    <message>
        <source>箱号，如 3、5-7</source>
        <translation>Box nos., e.g. 3、5-7</translation>
    </message>
    <message>
        <source>装不下、破损、车小</source>
        <translation>No room, damage, vehicle too small</translation>
    </message>
    <message>
        <source>随货资料</source>
        <translation>Papers with goods</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>预估 {n} 箱</source>
        <translation>Estimated: {n} boxes</translation>
    </message>
</context>
<context>
    <name>LimitBars</name>
    <message>
        <source>{what}（余 {n} %）</source>
        <translation>{what} ({n} % left)</translation>
    </message>
    <message>
        <source>{what}（超 {kg} kg）</source>
        <translation>{what} ({kg} kg over)</translation>
    </message>
    <message>
        <source>体积利用 {n} %</source>
        <translation>Volume used {n} %</translation>
    </message>
    <message>
        <source>偏右 {n} %</source>
        <translation>{n} % to the right</translation>
    </message>
    <message>
        <source>偏左 {n} %</source>
        <translation>{n} % to the left</translation>
    </message>
    <message>
        <source>前轴</source>
        <translation>Front axle</translation>
    </message>
    <message>
        <source>后轴</source>
        <translation>Rear axle</translation>
    </message>
    <message>
        <source>图已作废，不算数</source>
        <translation>Plan void</translation>
    </message>
    <message>
        <source>居中</source>
        <translation>Centred</translation>
    </message>
    <message>
        <source>条件：{words}</source>
        <translation>Conditions: {words}</translation>
    </message>
    <message>
        <source>毛重 {kg} kg·{n} 箱</source>
        <translation>Gross {kg} kg · {n} boxes</translation>
    </message>
    <message>
        <source>独立复核 不通过 {n} 处</source>
        <translation>Check: {n} faults</translation>
    </message>
    <message>
        <source>独立复核 正在看</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>独立复核 通过</source>
        <translation>Check passed</translation>
    </message>
    <message>
        <source>算出装柜图后显示</source>
        <translation>Shown once the load plan is calculated</translation>
    </message>
    <message>
        <source>车能不能这样走</source>
        <translation>Fit to go</translation>
    </message>
    <message>
        <source>载重</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>重心 前后（从车头量）</source>
        <translation>Balance lengthwise (from front)</translation>
    </message>
    <message>
        <source>重心 前后（允许 {low}–{high} %）</source>
        <translation>Balance lengthwise (allowed {low}–{high} %)</translation>
    </message>
    <message>
        <source>重心 左右</source>
        <translation>Balance sideways</translation>
    </message>
    <message>
        <source>重心 左右（允许 ±{n} %）</source>
        <translation>Balance sideways (allowed ±{n} %)</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>没有数据</source>
        <translation>No data</translation>
    </message>
</context>
<context>
    <name>LinesChange</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>发几件</source>
        <translation>Ship how many</translation>
    </message>
    <message>
        <source>填 0 撤下这一行；余量留在订单上，可另开发货单。已开单的作废旧纸重打，物流科长重新签收。</source>
        <translation>0 drops this line; the balance stays on the order for another dispatch order. If issued, the old paper is voided and reprinted and the logistics head signs again.</translation>
    </message>
    <message>
        <source>开单后必填</source>
        <translation>Required once issued</translation>
    </message>
    <message>
        <source>改发货单</source>
        <translation>Change order</translation>
    </message>
    <message>
        <source>改数量、撤行</source>
        <translation>Change quantity, drop line</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>删这行</source>
        <translation>Delete line</translation>
    </message>
    <message>
        <source>加一行</source>
        <translation>Add line</translation>
    </message>
</context>
<context>
    <name>LoadPhotos</name>
    <message>
        <source>拍的是</source>
        <translation>Shows</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>车辆、装车照片</source>
        <translation>Photos of vehicle and load</translation>
    </message>
    <message>
        <source>选照片归入</source>
        <translation>Choose photos</translation>
    </message>
</context>
<context>
    <name>LoadPicture</name>
    <message>
        <source>米</source>
        <translation>m</translation>
    </message>
    <message>
        <source>车头</source>
        <translation>Cab</translation>
    </message>
    <message>
        <source>车门</source>
        <translation>Door</translation>
    </message>
</context>
<context>
    <name>LoadStage</name>
    <message>
        <source>侧视</source>
        <translation>Side</translation>
    </message>
    <message>
        <source>俯视</source>
        <translation>Top</translation>
    </message>
    <message>
        <source>全部层</source>
        <translation>All layers</translation>
    </message>
    <message>
        <source>右侧</source>
        <translation>Right side</translation>
    </message>
    <message>
        <source>后视（从车门）</source>
        <translation>Rear</translation>
    </message>
    <message>
        <source>左侧</source>
        <translation>Left side</translation>
    </message>
    <message>
        <source>按唛头</source>
        <translation>By mark</translation>
    </message>
    <message>
        <source>按批号</source>
        <translation>By lot</translation>
    </message>
    <message>
        <source>按站</source>
        <translation>By stop</translation>
    </message>
    <message>
        <source>按重量</source>
        <translation>By weight</translation>
    </message>
    <message>
        <source>站 {n} 装完</source>
        <translation>Stop {n} loaded</translation>
    </message>
    <message>
        <source>第 {n} 层</source>
        <translation>Layer {n}</translation>
    </message>
    <message>
        <source>第 {n} 排</source>
        <translation>Row {n}</translation>
    </message>
    <message>
        <source>第 {n} 箱</source>
        <translation>Box {n}</translation>
    </message>
    <message>
        <source>装柜图 {trip}，已装 {n} / {all} 箱</source>
        <translation>Load plan {trip}, {n} of {all} boxes loaded</translation>
    </message>
    <message>
        <source>转动：拖动或 ← →·换层：PgUp PgDn·逐箱：Ctrl+← →</source>
        <translation>Turn: drag or ← → · layer: PgUp PgDn · box by box: Ctrl+← →</translation>
    </message>
    <message>
        <source>选箱 Tab·推 方向键·换向 R·升降 PgUp PgDn·步长 +·转动 Ctrl+← →</source>
        <translation>Box Tab · push arrows · turn R · lift PgUp PgDn · step + · view Ctrl+← →</translation>
    </message>
</context>
<context>
    <name>LocalView</name>
    <message>
        <source>{n} 项 · 改过 {m}</source>
        <translation>Settings: {n} · changed: {m}</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stock-in</translation>
    </message>
    <message>
        <source>全站设置</source>
        <translation>All stations</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>启动选项</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>工位 {name}</source>
        <translation>Station {name}</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>日文</source>
        <translation>Japanese</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>有</source>
        <translation>found</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>没有站点设置。</source>
        <translation>No site settings.</translation>
    </message>
    <message>
        <source>现值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>站点设置</source>
        <translation>Site settings</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>装箱核对</source>
        <translation>Box check</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置文件（{there}）：{file}。启动选项压过文件，文件压过默认；改后重新启动。</source>
        <translation>Settings file ({there}): {file}. Start options go before the file, the file before defaults; restart after a change.</translation>
    </message>
    <message>
        <source>设置文件：无</source>
        <translation>Settings file: none</translation>
    </message>
    <message>
        <source>还没有，按默认值</source>
        <translation>not there, defaults are used</translation>
    </message>
    <message>
        <source>这个窗口没有读本机设置。</source>
        <translation>This window has not read the local settings.</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>门卫</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Preset</translation>
    </message>
</context>
<context>
    <name>LocationsView</name>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>储存环境</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>只放未开封品</source>
        <translation>Unopened</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>封装</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>新库位</source>
        <translation>New location</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>筛选：库位、库区</source>
        <translation>Filter: location, zone</translation>
    </message>
</context>
<context>
    <name>MarksPanel</name>
    <message>
        <source>没有贮运标志</source>
        <translation>No handling marks</translation>
    </message>
    <message>
        <source>贮运标志</source>
        <translation>Handling marks</translation>
    </message>
</context>
<context>
    <name>MasterView</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写成 2026-11-23 的样子</source>
        <translation>Write it like 2026-11-23</translation>
    </message>
    <message>
        <source>写成 长×宽×高，例如 600×400×400</source>
        <translation>Write length×width×height, e.g. 600×400×400</translation>
    </message>
    <message>
        <source>变更原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>已保存，第 {n} 版。</source>
        <translation>Saved, version {n}.</translation>
    </message>
    <message>
        <source>更正须写明原因，原值保留</source>
        <translation>Say why; the old value is kept</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>由{roles}维护，这里只看</source>
        <translation>Kept by {roles}; read only here</translation>
    </message>
</context>
<context>
    <name>MeasureStep</name>
    <message>
        <source>{kind}：{words}（{who}）</source>
        <translation>{kind}: {words} ({who})</translation>
    </message>
    <message>
        <source>如：2 号除湿机开</source>
        <translation>E.g. dehumidifier 2 on</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开始一项措施</source>
        <translation>Start an action</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>纠正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>结束选中的措施</source>
        <translation>End selected action</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>这个库区还没有措施记录。</source>
        <translation>No actions recorded for this zone yet.</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
</context>
<context>
    <name>MissingPanel</name>
    <message>
        <source>下一步：去最后看到的地方找；找到了写在哪里，找不到写找过哪里</source>
        <translation>Next: search where it was last seen; if found, write where; if not, write where you looked</translation>
    </message>
    <message>
        <source>下一步：对内装、铭牌、合格证，认定是哪一件</source>
        <translation>Next: compare the contents, nameplate and certificate, and decide which item it is</translation>
    </message>
    <message>
        <source>下一步：核对认定依据，批准补标识；报告、认定的人不能批</source>
        <translation>Next: check the grounds for identification and approve relabelling; whoever reported or identified it may not approve</translation>
    </message>
    <message>
        <source>下一步：看实物和照片，处置</source>
        <translation>Next: look at the goods and photos, and decide the disposition</translation>
    </message>
    <message>
        <source>下一步：看实物，写明意见后放行</source>
        <translation>Next: look at the goods, write your opinion, then release</translation>
    </message>
    <message>
        <source>下一步：质检员处置</source>
        <translation>Next: the inspector decides the disposition</translation>
    </message>
    <message>
        <source>下一步：质检员放行</source>
        <translation>Next: the inspector releases</translation>
    </message>
    <message>
        <source>下一步：贴上新标签，在这里扫回，货品解除隔离</source>
        <translation>Next: put on the new label and scan it here to lift the hold</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>例如：外箱压扁一角，标签撕掉</source>
        <translation>E.g. outer box crushed at one corner, label torn off</translation>
    </message>
    <message>
        <source>例如：开箱看铭牌，与合格证一致</source>
        <translation>E.g. box opened, nameplate agrees with the certificate</translation>
    </message>
    <message>
        <source>加照片…</source>
        <translation>Add photo…</translation>
    </message>
    <message>
        <source>可能是</source>
        <translation>Possibly</translation>
    </message>
    <message>
        <source>已登记。</source>
        <translation>Recorded.</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>开箱重装</source>
        <translation>Open and repack</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>扫库位，空着按账</source>
        <translation>Scan the place; leave empty to use the books</translation>
    </message>
    <message>
        <source>扫标签；认不出就空着</source>
        <translation>Scan the label; leave empty if unreadable</translation>
    </message>
    <message>
        <source>批准补标识</source>
        <translation>Approve new marking</translation>
    </message>
    <message>
        <source>找不到</source>
        <translation>Cannot be found</translation>
    </message>
    <message>
        <source>找到了</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>报废</source>
        <translation>Scrap</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>新报告</source>
        <translation>New report</translation>
    </message>
    <message>
        <source>最后动</source>
        <translation>Last moved</translation>
    </message>
    <message>
        <source>没有扫就要写，例如：条码刮花</source>
        <translation>Required if not scanned, e.g. barcode scratched</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记并隔离</source>
        <translation>Record and hold</translation>
    </message>
    <message>
        <source>看到的</source>
        <translation>What was seen</translation>
    </message>
    <message>
        <source>补标识</source>
        <translation>New marking</translation>
    </message>
    <message>
        <source>认定</source>
        <translation>Identify</translation>
    </message>
    <message>
        <source>认定依据</source>
        <translation>Grounds for identification</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>读不了这个文件：{why}</source>
        <translation>This file cannot be read: {why}</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>返工</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>这个库位账上没有货。</source>
        <translation>The books show no goods at this place.</translation>
    </message>
    <message>
        <source>追溯</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>键入原因</source>
        <translation>Reason for typing</translation>
    </message>
</context>
<context>
    <name>MissingView</name>
    <message>
        <source>{n} 条</source>
        <translation>{n} entries</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>待查</source>
        <translation>In doubt</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>手工键入的编号</source>
        <translation>Numbers typed by hand</translation>
    </message>
    <message>
        <source>新报告</source>
        <translation>New report</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>最后在</source>
        <translation>Last at</translation>
    </message>
    <message>
        <source>条款 E-05</source>
        <translation>Clause E-05</translation>
    </message>
    <message>
        <source>没有待查的货品和箱。发现破损、标识失效，扫货品或按 Ctrl+N 登记。</source>
        <translation>No goods or boxes in doubt. If you find damage or an unreadable label, scan the goods or press Ctrl+N to report it.</translation>
    </message>
    <message>
        <source>没有手工键入的编号。</source>
        <translation>No numbers typed by hand.</translation>
    </message>
    <message>
        <source>用于</source>
        <translation>Used for</translation>
    </message>
    <message>
        <source>等什么</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>箱在装箱台停：扫箱后按 F8 给原因</source>
        <translation>Boxes are stopped at the packing bench: scan the box, then press F8 to give a reason</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>货品、箱</source>
        <translation>Goods, boxes</translation>
    </message>
    <message>
        <source>键入原因</source>
        <translation>Reason for typing</translation>
    </message>
</context>
<context>
    <name>ModeChange</name>
    <message>
        <source>与合同不同的方式由销售改；其他方式须有协议号。</source>
        <translation>Sales sets a mode that differs from the contract; another mode needs an agreement no.</translation>
    </message>
    <message>
        <source>协议号</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>改交付方式</source>
        <translation>Change mode</translation>
    </message>
    <message>
        <source>改交付方式（F-07）</source>
        <translation>Change delivery mode (F-07)</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
</context>
<context>
    <name>MoveControl</name>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>离车头 {x}·左壁 {y}·地 {z} mm</source>
        <translation>Front {x} · left wall {y} · floor {z} mm</translation>
    </message>
    <message>
        <source>第 {n} 箱·{place}</source>
        <translation>Box {n} · {place}</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>这一箱已装车，先卸下才能移</source>
        <translation>This box is loaded; unload it before moving</translation>
    </message>
    <message>
        <source>长宽高</source>
        <translation>L, W, H</translation>
    </message>
</context>
<context>
    <name>MovePanel</name>
    <message>
        <source>一步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>下一步：点一箱，或按 Tab 选</source>
        <translation>Next: click a box, or Tab to choose</translation>
    </message>
    <message>
        <source>不移了</source>
        <translation>Don&apos;t move</translation>
    </message>
    <message>
        <source>存这一移</source>
        <translation>Save move</translation>
    </message>
    <message>
        <source>手动移箱</source>
        <translation>Move boxes by hand</translation>
    </message>
    <message>
        <source>没有移动</source>
        <translation>Nothing moved</translation>
    </message>
    <message>
        <source>独立复核 不通过 {n} 处</source>
        <translation>Independent check: {n} faults</translation>
    </message>
    <message>
        <source>独立复核 通过，可以存</source>
        <translation>Independent check passed, ready to save</translation>
    </message>
    <message>
        <source>还有 {n} 处</source>
        <translation>{n} faults left</translation>
    </message>
</context>
<context>
    <name>MoveScreen</name>
    <message>
        <source>F8 撤销最近一次</source>
        <translation>F8 undoes the last move</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>刚移的</source>
        <translation>Just moved</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>在</source>
        <translation>At</translation>
    </message>
    <message>
        <source>在 {place}</source>
        <translation>At {place}</translation>
    </message>
    <message>
        <source>已开封</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>已扫的 {n} 件仍在手上</source>
        <translation>The {n} items scanned are still in hand</translation>
    </message>
    <message>
        <source>开封</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待放</source>
        <translation>To be put</translation>
    </message>
    <message>
        <source>手上</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>手上没有货。下一步：扫货品，或先扫目标库位。</source>
        <translation>No goods in hand. Next: scan the goods, or scan the target place first.</translation>
    </message>
    <message>
        <source>手上的货</source>
        <translation>Goods in hand</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>放到 {place}</source>
        <translation>Put in {place}</translation>
    </message>
    <message>
        <source>放到 {place}：下一步扫货品。</source>
        <translation>Put in {place}: next, scan the goods.</translation>
    </message>
    <message>
        <source>放错的货</source>
        <translation>Misplaced goods</translation>
    </message>
    <message>
        <source>没有放错的货。</source>
        <translation>No misplaced goods.</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>移过的</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>要移的</source>
        <translation>To move</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>还没有移库。扫货品，再扫库位。</source>
        <translation>No moves yet. Scan the goods, then the place.</translation>
    </message>
    <message>
        <source>选中按回车，等于扫码</source>
        <translation>Press Enter on a selected row to scan it</translation>
    </message>
</context>
<context>
    <name>NewPanel</name>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>作废这张盘点</source>
        <translation>Void this stock count</translation>
    </message>
    <message>
        <source>或</source>
        <translation>or</translation>
    </message>
    <message>
        <source>批号允差</source>
        <translation>Lot tolerance</translation>
    </message>
    <message>
        <source>新建盘点</source>
        <translation>New stock count</translation>
    </message>
    <message>
        <source>有序列号的货没有允差；允差内的差异不调帐，只在报告里列出。</source>
        <translation>Goods with serials have no tolerance; differences within tolerance are not adjusted in the books, only listed in the report.</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>设允差</source>
        <translation>Set tolerance</translation>
    </message>
</context>
<context>
    <name>NewTrip</name>
    <message>
        <source>临时车辆填，如 2027-05-31</source>
        <translation>Casual vehicle: 2027-05-31</translation>
    </message>
    <message>
        <source>写成 2026-11-27 15:00 这样</source>
        <translation>Write like 2026-11-27 15:00</translation>
    </message>
    <message>
        <source>写成 2027-05-31 这样的日期</source>
        <translation>Write the date like 2027-05-31</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>占码头</source>
        <translation>At dock</translation>
    </message>
    <message>
        <source>只按装柜图次序装（G-06）</source>
        <translation>Load in plan order only (G-06)</translation>
    </message>
    <message>
        <source>司机/提货人</source>
        <translation>Driver/pick-up person</translation>
    </message>
    <message>
        <source>如 2026-11-27 15:00</source>
        <translation>e.g. 2026-11-27 15:00</translation>
    </message>
    <message>
        <source>如 2026-11-28 09:00</source>
        <translation>e.g. 2026-11-28 09:00</translation>
    </message>
    <message>
        <source>年检有效至</source>
        <translation>Vehicle test until</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>排车次</source>
        <translation>Plan trip</translation>
    </message>
    <message>
        <source>新车次</source>
        <translation>New trip</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>步行/快递填；空着取电话末四位</source>
        <translation>On foot/courier: required; blank takes the phone&apos;s last four</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>监装人</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>码头</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>自有或客户车辆</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>装车时间</source>
        <translation>Loading time</translation>
    </message>
    <message>
        <source>装车次序</source>
        <translation>Loading order</translation>
    </message>
    <message>
        <source>计划出发</source>
        <translation>Planned departure</translation>
    </message>
    <message>
        <source>计划到达</source>
        <translation>Planned arrival</translation>
    </message>
    <message>
        <source>订了挂车才填，验车时对</source>
        <translation>Only if a trailer is booked; checked on arrival</translation>
    </message>
    <message>
        <source>订车/订舱号</source>
        <translation>Booking no.</translation>
    </message>
    <message>
        <source>证件末四位</source>
        <translation>ID last four</translation>
    </message>
    <message>
        <source>路线</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>送货员</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>送货员二</source>
        <translation>Courier 2</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>预报封签</source>
        <translation>Seal (booked)</translation>
    </message>
</context>
<context>
    <name>NotCountedList</name>
    <message>
        <source>停下后还没有别的扫描</source>
        <translation>No other scan since the stop</translation>
    </message>
    <message>
        <source>停下时扫的，确认后要再扫一次</source>
        <translation>Scan again after Confirm</translation>
    </message>
    <message>
        <source>再扫后自动划去</source>
        <translation>Struck off once scanned again</translation>
    </message>
    <message>
        <source>前面还有 {n} 件</source>
        <translation>{n} more before these</translation>
    </message>
    <message>
        <source>已再扫</source>
        <translation>Scanned again</translation>
    </message>
    <message>
        <source>待再扫</source>
        <translation>To scan again</translation>
    </message>
    <message>
        <source>未计入 {n} 件</source>
        <translation>Not counted: {n}</translation>
    </message>
    <message>
        <source>确认后要再扫一次</source>
        <translation>scan again after Confirm</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>还有 {n} 条</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>原：{words}</source>
        <translation>Was: {words}</translation>
    </message>
    <message>
        <source>取消这一步</source>
        <translation>Step dropped</translation>
    </message>
    <message>
        <source>新：{words}</source>
        <translation>Now: {words}</translation>
    </message>
</context>
<context>
    <name>NoticeView</name>
    <message>
        <source> 将延</source>
        <translation> will slip</translation>
    </message>
    <message>
        <source> 迟</source>
        <translation> late</translation>
    </message>
    <message>
        <source>Enter 切换上单、不上单，U 标急件；每个工作日确认一次，成品库随即开始备货。</source>
        <translation>Enter: on or off the notice, U: urgent; confirmed once a working day, then the finished store starts.</translation>
    </message>
    <message>
        <source>{span} 的通知单 {no} · {who} {at} 确认 · {n} 单</source>
        <translation>Notice {no} for {span} · confirmed {at} by {who} · {n} orders</translation>
    </message>
    <message>
        <source>{span} 的通知单 · 截止 {end} · 拟发 {n} 单</source>
        <translation>Notice for {span} · cut-off {end} · {n} orders proposed</translation>
    </message>
    <message>
        <source>上单</source>
        <translation>On</translation>
    </message>
    <message>
        <source>不上单</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>交货</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>到哪一步</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>到期与延期</source>
        <translation>Due and late</translation>
    </message>
    <message>
        <source>发货通知单</source>
        <translation>Dispatch notice</translation>
    </message>
    <message>
        <source>在单上</source>
        <translation>Listed</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户所知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>已备好</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>已开单</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已过截止</source>
        <translation>Past cut-off</translation>
    </message>
    <message>
        <source>待开单</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>急件</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>急件原因</source>
        <translation>Why urgent</translation>
    </message>
    <message>
        <source>成品库备货</source>
        <translation>Finished store prepares</translation>
    </message>
    <message>
        <source>换一天</source>
        <translation>Another day</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>没有要备的货。</source>
        <translation>Nothing to prepare.</translation>
    </message>
    <message>
        <source>确认并打印</source>
        <translation>Confirm and print</translation>
    </message>
    <message>
        <source>确认当日通知单</source>
        <translation>Confirm today&apos;s notice</translation>
    </message>
    <message>
        <source>补入并重打</source>
        <translation>Add and reprint</translation>
    </message>
    <message>
        <source>补入急件</source>
        <translation>Add urgent</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>装车日</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>近几天没有到期的订单。</source>
        <translation>No orders due in the next days.</translation>
    </message>
    <message>
        <source>这一天没有要发的订单，不用出通知单。</source>
        <translation>No orders to ship this day; no notice needed.</translation>
    </message>
    <message>
        <source>迟确认</source>
        <translation>Confirmed late</translation>
    </message>
    <message>
        <source>通知单已确认：补入的订单要注明急件原因，旧纸作废。</source>
        <translation>Notice confirmed: say why an added order is urgent; the old paper is void.</translation>
    </message>
</context>
<context>
    <name>OddPanel</name>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>全部照计</source>
        <translation>Count all as scanned</translation>
    </message>
    <message>
        <source>帐在</source>
        <translation>Books say</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Anomaly</translation>
    </message>
    <message>
        <source>扫到的</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>没有异常。</source>
        <translation>No anomalies.</translation>
    </message>
    <message>
        <source>确有此物</source>
        <translation>Confirm it is there</translation>
    </message>
    <message>
        <source>补数量</source>
        <translation>Add quantity</translation>
    </message>
    <message>
        <source>误扫不计</source>
        <translation>Discount mis-scan</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>交付地点</source>
        <translation>Delivery place</translation>
    </message>
    <message>
        <source>交付方式</source>
        <translation>Delivery mode</translation>
    </message>
    <message>
        <source>交货日期</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>产品行</source>
        <translation>Order lines</translation>
    </message>
    <message>
        <source>付款条件</source>
        <translation>Payment terms</translation>
    </message>
    <message>
        <source>出口</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>出口与项目</source>
        <translation>Export and project</translation>
    </message>
    <message>
        <source>出口货物</source>
        <translation>Export goods</translation>
    </message>
    <message>
        <source>加一行</source>
        <translation>Add line</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>单价 元</source>
        <translation>Yuan</translation>
    </message>
    <message>
        <source>单价写成 486.00 的样子</source>
        <translation>Write the price like 486.00</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>合同约定保护到目的地（E-09）</source>
        <translation>Protected to destination by contract (E-09)</translation>
    </message>
    <message>
        <source>唛头</source>
        <translation>Shipping mark</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户确认</source>
        <translation>Customer confirmed</translation>
    </message>
    <message>
        <source>护送</source>
        <translation>Escort</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>文档版本</source>
        <translation>Document version</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>空着即产品型号</source>
        <translation>Blank means the model</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Specification</translation>
    </message>
    <message>
        <source>规格可空</source>
        <translation>Spec</translation>
    </message>
    <message>
        <source>请选产品，数量要大于零</source>
        <translation>Choose a product; the quantity must be above zero</translation>
    </message>
    <message>
        <source>质量要求</source>
        <translation>Quality terms</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Costs</translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation>Transport mode</translation>
    </message>
    <message>
        <source>还没有产品行。下面选产品、填数量，按「加一行」。</source>
        <translation>No lines yet. Choose a product and quantity below, then press “Add line”.</translation>
    </message>
    <message>
        <source>送货地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>需求文档</source>
        <translation>Req. doc.</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>项目类订单，须有需求文档</source>
        <translation>Project order: needs a requirement document</translation>
    </message>
</context>
<context>
    <name>OrderMarks</name>
    <message>
        <source>本单贮运标志</source>
        <translation>Handling marks of this order</translation>
    </message>
</context>
<context>
    <name>OrderSteps</name>
    <message>
        <source>ERP 单号</source>
        <translation>ERP no.</translation>
    </message>
    <message>
        <source>不在发货通知单上时填</source>
        <translation>If not on a dispatch notice</translation>
    </message>
    <message>
        <source>也可直接扫发货单条码。</source>
        <translation>Or scan the dispatch order&apos;s barcode.</translation>
    </message>
    <message>
        <source>从订单开发货单</source>
        <translation>Dispatch order from order</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废、改期、补打</source>
        <translation>Void, postpone, reprint</translation>
    </message>
    <message>
        <source>先发</source>
        <translation>Ship first</translation>
    </message>
    <message>
        <source>全部余量</source>
        <translation>Whole balance</translation>
    </message>
    <message>
        <source>到车次</source>
        <translation>Go to trip</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>去装箱核对</source>
        <translation>Go to box check</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice no.</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>可空；印成条码，扫它也能找到</source>
        <translation>Optional; printed as a barcode that finds it too</translation>
    </message>
    <message>
        <source>在装箱台扫发货单，装箱、核对、封箱、扫回标签。</source>
        <translation>At the bench, scan the dispatch order: pack, check, seal, scan the label back.</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>安排车次</source>
        <translation>Plan a trip</translation>
    </message>
    <message>
        <source>少发数量</source>
        <translation>Short quantity</translation>
    </message>
    <message>
        <source>少发（物流科长批准）</source>
        <translation>Short dispatch (logistics head approves)</translation>
    </message>
    <message>
        <source>已通知</source>
        <translation>Notified</translation>
    </message>
    <message>
        <source>开单发出</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>开单并打印</source>
        <translation>Issue and print</translation>
    </message>
    <message>
        <source>开单（草稿）</source>
        <translation>Issue (draft)</translation>
    </message>
    <message>
        <source>开始扫描提货</source>
        <translation>Start scan picking</translation>
    </message>
    <message>
        <source>待开票理由</source>
        <translation>Reason for late invoice</translation>
    </message>
    <message>
        <source>急件说明</source>
        <translation>Why urgent</translation>
    </message>
    <message>
        <source>批准少发</source>
        <translation>Approve short</translation>
    </message>
    <message>
        <source>按订单余量开，只能用已入库、检验合格、未预留给别人的货；先发一部分时选货品、填数量，余量另开。</source>
        <translation>From the order&apos;s balance; only goods in stock, passed and not reserved for others. To ship part, choose goods and quantity; the balance gets another order.</translation>
    </message>
    <message>
        <source>提货</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>改到</source>
        <translation>New date</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>没有发票号时填</source>
        <translation>If there is no invoice no.</translation>
    </message>
    <message>
        <source>物流科长签收</source>
        <translation>Logistics head signs</translation>
    </message>
    <message>
        <source>电话、短信、邮件</source>
        <translation>Phone, SMS, e-mail</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>约定到货</source>
        <translation>Agreed arrival</translation>
    </message>
    <message>
        <source>装箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>装车</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>货物清单</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>资料清单</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>这张订单不在发货通知单上：补入通知单，或写急件说明。</source>
        <translation>This order is not on a dispatch notice: add it to the notice, or say why it is urgent.</translation>
    </message>
    <message>
        <source>选货品</source>
        <translation>Choose goods</translation>
    </message>
    <message>
        <source>选车次</source>
        <translation>Choose a trip</translation>
    </message>
    <message>
        <source>通知了谁</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>通知客户收货</source>
        <translation>Notify the customer</translation>
    </message>
    <message>
        <source>验车、扫箱上车、两人核对，在车次里办理。</source>
        <translation>Check the vehicle, scan boxes aboard and do the check by two under Trips.</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>生产任务单</source>
        <translation>Task orders</translation>
    </message>
    <message>
        <source>生产计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>OrdersView</name>
    <message>
        <source>PDF 或图片 (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>PDF or image (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>{number} 已保存</source>
        <translation>{number} saved</translation>
    </message>
    <message>
        <source>{number} 现在是「{state}」</source>
        <translation>{number} is now “{state}”</translation>
    </message>
    <message>
        <source>下达</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>下达前要填</source>
        <translation>Needed before release</translation>
    </message>
    <message>
        <source>交货</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废要写明原因</source>
        <translation>Say why the order is void</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>单号、客户</source>
        <translation>Number, customer</translation>
    </message>
    <message>
        <source>变更原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户未定</source>
        <translation>Customer open</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新订单</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>有没保存的改动，先保存再下达</source>
        <translation>Unsaved changes; save before release</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>未填：{names}</source>
        <translation>Missing: {names}</translation>
    </message>
    <message>
        <source>没有符合的订单。按 Ctrl+N 新建，按 Esc 清除筛选。</source>
        <translation>No orders match. Ctrl+N for a new one, Esc to clear the filter.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>草稿以后的更改须写明原因</source>
        <translation>Changes after draft need a reason</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>评审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>选需求文档</source>
        <translation>Choose the requirement document</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>附需求文档</source>
        <translation>Attach requirement</translation>
    </message>
    <message>
        <source>需求文档已附上</source>
        <translation>Requirement document attached</translation>
    </message>
</context>
<context>
    <name>OtherForm</name>
    <message>
        <source>交给谁</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>保存草稿</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>写成 12.5 这样的数</source>
        <translation>Write a number like 12.5</translation>
    </message>
    <message>
        <source>写成 2026-12-31 这样的日期</source>
        <translation>Write the date like 2026-12-31</translation>
    </message>
    <message>
        <source>出门原因</source>
        <translation>Reason for leaving</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>台</source>
        <translation>set</translation>
    </message>
    <message>
        <source>司机/提货人</source>
        <translation>Driver/pick-up person</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>型号</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>序列号/批号</source>
        <translation>Serial/batch no.</translation>
    </message>
    <message>
        <source>归还日期</source>
        <translation>Return date</translation>
    </message>
    <message>
        <source>报废、退供方、样品/借用、工具用这张；销售、补换、返修返还凭发货单出门。</source>
        <translation>For scrap, return to supplier, sample/loan and tools; sales, replacements and repaired returns leave on a dispatch order.</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>放行类别</source>
        <translation>Release kind</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>数量和箱数要写成整数</source>
        <translation>Quantity and boxes must be whole numbers</translation>
    </message>
    <message>
        <source>无发货单出门</source>
        <translation>Leave without dispatch order</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container no.</translation>
    </message>
    <message>
        <source>样品/借用、工具填，如 2026-12-31</source>
        <translation>For sample/loan and tools, like 2026-12-31</translation>
    </message>
    <message>
        <source>步行填；快递空着取电话末四位</source>
        <translation>On foot: required; courier: blank takes the phone&apos;s last four</translation>
    </message>
    <message>
        <source>毛重 kg</source>
        <translation>Gross kg</translation>
    </message>
    <message>
        <source>没有称重就空着</source>
        <translation>Blank if not weighed</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>空着为一号门</source>
        <translation>Blank: gate 1</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>证件末四位</source>
        <translation>ID last four</translation>
    </message>
    <message>
        <source>货柜必填，多个用空格隔开</source>
        <translation>Required for containers; separate several by spaces</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>4 到 8 位数字</source>
        <translation>4 to 8 digits</translation>
    </message>
    <message>
        <source>PIN 已改，签字密钥已用新 PIN 重新加密。</source>
        <translation>PIN changed; the signing key is encrypted anew with it.</translation>
    </message>
    <message>
        <source>PIN 已改，签字密钥已设好，名单发布后就能签。</source>
        <translation>PIN changed and signing key set; you can sign once the list is published.</translation>
    </message>
    <message>
        <source>{administrator}和{second}已批准你设签字密钥，到 {until}。密钥只有你的 PIN 能打开。</source>
        <translation>{administrator} and {second} approved a signing key for you, until {until}. Only your PIN opens it.</translation>
    </message>
    <message>
        <source>{key}：{state}，到 {until}。</source>
        <translation>{key}: {state}, until {until}.</translation>
    </message>
    <message>
        <source>{name}没有签字密钥。签出门证的人要由系统管理员和另一位批准后才能设。</source>
        <translation>{name} has no signing key. The system administrator and a second person must approve one for those who sign gate passes.</translation>
    </message>
    <message>
        <source>{n} 位数字</source>
        <translation>{n} digits</translation>
    </message>
    <message>
        <source>{n} 到 8 位数字</source>
        <translation>{n} to 8 digits</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>两次不一样</source>
        <translation>The two differ</translation>
    </message>
    <message>
        <source>你的 PIN 是别人给的，请同时换成只有自己知道的。</source>
        <translation>Your PIN was given by somebody else; change it now to one that only you know.</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>我的 PIN</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>我的签字密钥</source>
        <translation>My signing key</translation>
    </message>
    <message>
        <source>改 PIN</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>新 PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>没有人登录。</source>
        <translation>Nobody is signed in.</translation>
    </message>
    <message>
        <source>现在的 PIN</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>签字人的 PIN 至少 {n} 位，请同时换一个。</source>
        <translation>A signer&apos;s PIN has at least {n} digits; choose another now.</translation>
    </message>
    <message>
        <source>签字密钥已设好，名单发布后就能签。</source>
        <translation>Signing key set; you can sign once the list is published.</translation>
    </message>
    <message>
        <source>设签字密钥</source>
        <translation>Set signing key</translation>
    </message>
    <message>
        <source>请系统管理员和另一位批准一把新的。</source>
        <translation>Ask the system administrator and a second person to approve a new one.</translation>
    </message>
    <message>
        <source>这台电脑不是签字工位，请到签字工位去设。</source>
        <translation>This computer is not a signing station; set the key at one.</translation>
    </message>
</context>
<context>
    <name>PackTable</name>
    <message>
        <source>共 {all} 行，上面还有 {first} 行·PgUp</source>
        <translation>{all} lines, {first} more above · PgUp</translation>
    </message>
    <message>
        <source>共 {all} 行，下面还有 {rest} 行·PgDn</source>
        <translation>{all} lines, {rest} more below · PgDn</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and spec</translation>
    </message>
    <message>
        <source>已装 / 应装</source>
        <translation>Packed / due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>还没有单据。下一步：扫发货单。</source>
        <translation>No document yet. Next: scan a dispatch order.</translation>
    </message>
</context>
<context>
    <name>PackagingItemsView</name>
    <message>
        <source>下限</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>个</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>低于下限</source>
        <translation>Below min.</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>全部条码</source>
        <translation>All barcodes</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>印在条码 JF$PKG: 后面</source>
        <translation>In the barcode, after JF$PKG:</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>堆码层数</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>外形 mm</source>
        <translation>Outside mm</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>新包装物</source>
        <translation>New packaging</translation>
    </message>
    <message>
        <source>最低库存</source>
        <translation>Min. stock</translation>
    </message>
    <message>
        <source>最大载重</source>
        <translation>Max. load</translation>
    </message>
    <message>
        <source>未认可</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>检测报告、证书或标准号</source>
        <translation>Test report, certificate or standard no.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>皮重</source>
        <translation>Tare</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>筛选：代码、名称、种类</source>
        <translation>Filter: code, name, kind</translation>
    </message>
    <message>
        <source>自定种类</source>
        <translation>Own kind</translation>
    </message>
    <message>
        <source>认可</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>认可依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>认可日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>请填写认可依据</source>
        <translation>Please give the basis of the approval</translation>
    </message>
    <message>
        <source>选「其他」时必填</source>
        <translation>Needed with “Other”</translation>
    </message>
    <message>
        <source>长×宽×高</source>
        <translation>L×W×H</translation>
    </message>
</context>
<context>
    <name>PackagingView</name>
    <message>
        <source>使用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>包装码</source>
        <translation>Packaging code</translation>
    </message>
    <message>
        <source>包装种类</source>
        <translation>Packaging kind</translation>
    </message>
    <message>
        <source>印包装码</source>
        <translation>Print codes</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>堆码层数</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>外形 mm</source>
        <translation>Outside mm</translation>
    </message>
    <message>
        <source>已送打印。</source>
        <translation>Sent to print.</translation>
    </message>
    <message>
        <source>新包装种类</source>
        <translation>New packaging kind</translation>
    </message>
    <message>
        <source>最大载重</source>
        <translation>Max. load</translation>
    </message>
    <message>
        <source>最大载重 kg</source>
        <translation>Max. load kg</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>皮重</source>
        <translation>Tare</translation>
    </message>
    <message>
        <source>皮重 g</source>
        <translation>Tare g</translation>
    </message>
    <message>
        <source>筛选：名称</source>
        <translation>Filter: name</translation>
    </message>
    <message>
        <source>装箱台扫 JF$PKG: 加这个码选包装，可空</source>
        <translation>The bench scans JF$PKG: and this code; may be blank</translation>
    </message>
    <message>
        <source>长×宽×高</source>
        <translation>L×W×H</translation>
    </message>
</context>
<context>
    <name>PackingPanel</name>
    <message>
        <source>{name}（防震）</source>
        <translation>{name} (cushioning)</translation>
    </message>
    <message>
        <source>{product} {model} · {n} {unit} · 包装图 {drawing} · 包装 {packer} · 检查 {checker}</source>
        <translation>{product} {model} · {n} {unit} · drawing {drawing} · packed {packer} · checked {checker}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>做好了，下一步</source>
        <translation>Step done, next</translation>
    </message>
    <message>
        <source>内包装/封装检查</source>
        <translation>Packing check</translation>
    </message>
    <message>
        <source>内包装/封装检查 {goods}</source>
        <translation>Packing check {goods}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>内容标签第 {n} 次，扫回</source>
        <translation>Content label no. {n}, scan back</translation>
    </message>
    <message>
        <source>包装符合要求</source>
        <translation>Packing meets the spec</translation>
    </message>
    <message>
        <source>可略</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>合格证编号：扫或键入，回车</source>
        <translation>Certificate no.: scan or key, then Enter</translation>
    </message>
    <message>
        <source>完成：标签已扫回，可以入库</source>
        <translation>Done: label scanned back, ready for stock-in</translation>
    </message>
    <message>
        <source>封装</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>已做</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>扫到的</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>有破损，退回</source>
        <translation>Damaged, return</translation>
    </message>
    <message>
        <source>未做</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>牢固、无破损</source>
        <translation>Firm and undamaged</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>破损或重打的原因</source>
        <translation>Reason for damage or reprint</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Catalog</translation>
    </message>
    <message>
        <source>重打标签</source>
        <translation>Reprint label</translation>
    </message>
    <message>
        <source>防护</source>
        <translation>Protection</translation>
    </message>
</context>
<context>
    <name>ParkedStrip</name>
    <message>
        <source>{tag} 号牌 {words}</source>
        <translation>Tag {tag} {words}</translation>
    </message>
    <message>
        <source>号牌</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>还有 {n} 箱</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>PassAfterRefusal</name>
    <message>
        <source>怎样改正</source>
        <translation>What was corrected</translation>
    </message>
    <message>
        <source>拒签改正，再送签</source>
        <translation>Declined: put right, send again</translation>
    </message>
    <message>
        <source>改正好了，再送签</source>
        <translation>Corrected, resend</translation>
    </message>
</context>
<context>
    <name>PassAgain</name>
    <message>
        <source>上一张已作废或过期；两部门要重新签字。</source>
        <translation>The last one is void or expired; both departments sign again.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>重开出门证</source>
        <translation>Reissue pass</translation>
    </message>
    <message>
        <source>重开出门证（H-01）</source>
        <translation>Reissue gate pass (H-01)</translation>
    </message>
</context>
<context>
    <name>PassBack</name>
    <message>
        <source>完好、缺件等</source>
        <translation>Intact, parts missing etc.</translation>
    </message>
    <message>
        <source>归还</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>登记归还</source>
        <translation>Record return</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>PassCount</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>两人核对，送签</source>
        <translation>Both checked, send</translation>
    </message>
    <message>
        <source>另一人</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>工牌号或姓名</source>
        <translation>Badge no. or name</translation>
    </message>
    <message>
        <source>照实物点数；核对后货物、车辆、封签不能再改。</source>
        <translation>Count the goods themselves; after the check, goods, vehicle and seals are fixed.</translation>
    </message>
    <message>
        <source>装车核对（仓管员 + 销售或物流科长）</source>
        <translation>Load check (storekeeper + Sales or logistics head)</translation>
    </message>
</context>
<context>
    <name>PassLost</name>
    <message>
        <source>原票立即作废，门岗见到即拒放；新票要两部门重新签字。</source>
        <translation>The old pass is void at once and refused at the gate; both departments sign the new one.</translation>
    </message>
    <message>
        <source>挂失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>挂失并重开</source>
        <translation>Report lost, reissue</translation>
    </message>
    <message>
        <source>遗失经过</source>
        <translation>How it was lost</translation>
    </message>
</context>
<context>
    <name>PassPresign</name>
    <message>
        <source>两部门先签这辆车、这些发货单、至多几箱；由您在限额内核对装完，再用自己的 PIN 放行。</source>
        <translation>Both departments first sign this vehicle, these dispatch orders and a maximum of boxes; you check the load within that limit and release it with your own PIN.</translation>
    </message>
    <message>
        <source>提请预签</source>
        <translation>Ask to sign ahead</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>至多箱数</source>
        <translation>Max. boxes</translation>
    </message>
    <message>
        <source>预签限额</source>
        <translation>Sign-ahead limit</translation>
    </message>
</context>
<context>
    <name>PassPresignBack</name>
    <message>
        <source>收回预签</source>
        <translation>Withdraw sign-ahead</translation>
    </message>
    <message>
        <source>限额：{plate}，{orders}，至多 {n} 箱。收回后装完照常送签。</source>
        <translation>Limit: {plate}, {orders}, {n} boxes at most. Once withdrawn, send for signature as usual after loading.</translation>
    </message>
</context>
<context>
    <name>PassPrint</name>
    <message>
        <source>打印待签件</source>
        <translation>Print for signing</translation>
    </message>
    <message>
        <source>给人在纸上签字用，上面印「草稿」，不能放行。</source>
        <translation>For signatures on paper; it is printed as a draft and releases nothing.</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>补打出门证</source>
        <translation>Reprint gate pass</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for reprint</translation>
    </message>
</context>
<context>
    <name>PassVoid</name>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废出门证</source>
        <translation>Void gate pass</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已打印的票一并作废。</source>
        <translation>Printed passes become void too.</translation>
    </message>
</context>
<context>
    <name>PassWords</name>
    <message>
        <source>{who} 拒签：{why}，改正后再送签</source>
        <translation>{who} declined: {why}; correct and resend</translation>
    </message>
    <message>
        <source>{who}签字</source>
        <translation>{who} signs</translation>
    </message>
    <message>
        <source>{who}预签</source>
        <translation>{who} signs ahead</translation>
    </message>
    <message>
        <source>仓管员{who}在「签字」页按预签放行</source>
        <translation>Storekeeper {who} releases it as signed ahead, under “Sign”</translation>
    </message>
    <message>
        <source>出门原因</source>
        <translation>Reason for leaving</translation>
    </message>
    <message>
        <source>到{gate}出门，有效至 {until}</source>
        <translation>Leave by {gate}, valid until {until}</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>可出门</source>
        <translation>May leave</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>已于 {at} 由{who}放行</source>
        <translation>Released {at} by {who}</translation>
    </message>
    <message>
        <source>已挂失</source>
        <translation>Reported lost</translation>
    </message>
    <message>
        <source>已签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>已预签，待装车核对</source>
        <translation>Signed ahead, awaits load check</translation>
    </message>
    <message>
        <source>归还日期</source>
        <translation>Return date</translation>
    </message>
    <message>
        <source>拒签，待改正</source>
        <translation>Declined, to correct</translation>
    </message>
    <message>
        <source>提货人</source>
        <translation>Pick-up person</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container no.</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>用新开的 {number}</source>
        <translation>Use the new {number}</translation>
    </message>
    <message>
        <source>第 {n} 次：{why}</source>
        <translation>No. {n}: {why}</translation>
    </message>
    <message>
        <source>第 {n} 车，共 {m} 车</source>
        <translation>Vehicle {n} of {m}</translation>
    </message>
    <message>
        <source>第几次开</source>
        <translation>Issue no.</translation>
    </message>
    <message>
        <source>第几车</source>
        <translation>Vehicle no.</translation>
    </message>
    <message>
        <source>结束原因</source>
        <translation>Why ended</translation>
    </message>
    <message>
        <source>装车核对</source>
        <translation>Load check</translation>
    </message>
    <message>
        <source>装车核对完自动送签</source>
        <translation>Sent for signature after the load check</translation>
    </message>
    <message>
        <source>要出门就重新开证：{why}</source>
        <translation>To leave, reissue the pass: {why}</translation>
    </message>
    <message>
        <source>货装好后仓管员和另一人核对</source>
        <translation>Once loaded, storekeeper and a second person check</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>过期，要重开</source>
        <translation>Expired, reissue</translation>
    </message>
    <message>
        <source>重新开证</source>
        <translation>Reissue pass</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>预签已齐，在限额内装车核对</source>
        <translation>Signed ahead in full; check the load within the limit</translation>
    </message>
    <message>
        <source>预签还缺 {n} 签</source>
        <translation>Signatures ahead missing: {n}</translation>
    </message>
</context>
<context>
    <name>PassesView</name>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>作废、过期</source>
        <translation>Void, expired</translation>
    </message>
    <message>
        <source>出门证</source>
        <translation>Gate passes</translation>
    </message>
    <message>
        <source>列出哪些</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>到车次</source>
        <translation>Go to trip</translation>
    </message>
    <message>
        <source>同箱</source>
        <translation>same box</translation>
    </message>
    <message>
        <source>已放行</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>待归还</source>
        <translation>To return</translation>
    </message>
    <message>
        <source>改草稿</source>
        <translation>Edit draft</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>无发货单</source>
        <translation>Without dispatch order</translation>
    </message>
    <message>
        <source>未出门</source>
        <translation>Not left</translation>
    </message>
    <message>
        <source>没有未出门的出门证。货提齐后自动开；无发货单的按 Ctrl+N。</source>
        <translation>No open gate passes. They are issued once the goods are picked; without a dispatch order press Ctrl+N.</translation>
    </message>
    <message>
        <source>没有符合的，在上面另选「未出门」</source>
        <translation>None match; choose “Not left” above</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>装车核对在车次里办理。</source>
        <translation>The load check is done under Trips.</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>车与人</source>
        <translation>Vehicle, people</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车牌/提货人</source>
        <translation>Plate/pick-up person</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Lacks</translation>
    </message>
    <message>
        <source>选库位</source>
        <translation>Choose a location</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>4 到 8 位数字</source>
        <translation>4 to 8 digits</translation>
    </message>
    <message>
        <source>A4 一页两列，沿虚线裁开。工牌上没有 PIN。</source>
        <translation>A4, two columns; cut along the dashes. No PIN stands on a badge.</translation>
    </message>
    <message>
        <source>PIN 已设。</source>
        <translation>PIN set.</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>{what}将到期</source>
        <translation>{what} expiring</translation>
    </message>
    <message>
        <source>{what}过期</source>
        <translation>{what} expired</translation>
    </message>
    <message>
        <source>两次不一样</source>
        <translation>The two differ</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>他若有签字密钥，替他设了 PIN 就打不开，要另批一把；本人在「签字密钥」里改 PIN，密钥保得住。</source>
        <translation>If this person has a signing key, a PIN set by you no longer opens it and a new key must be approved; a PIN changed by the owner under “Signing key” keeps it.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>全部人员和命令码</source>
        <translation>Everybody and command codes</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>分机</source>
        <translation>Ext.</translation>
    </message>
    <message>
        <source>只要命令码</source>
        <translation>Command codes only</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>岗位（可多选）</source>
        <translation>Roles (one or more)</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>工牌</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>工牌 {name}</source>
        <translation>Badge {name}</translation>
    </message>
    <message>
        <source>工牌与命令码</source>
        <translation>Badges, codes</translation>
    </message>
    <message>
        <source>已新增 {name}，工号 {badge}。</source>
        <translation>{name} added, badge no. {badge}.</translation>
    </message>
    <message>
        <source>待核对号牌 01–40</source>
        <translation>Check tags 01–40</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>新 PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>有效期不能早于开始日</source>
        <translation>Must not end before it starts</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not registered</translation>
    </message>
    <message>
        <source>没有有效资格的人，装箱、装车、送货时会被拒绝（K-13）。</source>
        <translation>Without a valid qualification, packing, loading and delivering are refused (K-13).</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记资格</source>
        <translation>Register qualification</translation>
    </message>
    <message>
        <source>第 {n} 次打印，已排队；结果看「打印」。</source>
        <translation>Print no. {n} is queued; see “Printing” for the outcome.</translation>
    </message>
    <message>
        <source>第二次起必填</source>
        <translation>Needed from the second print</translation>
    </message>
    <message>
        <source>筛选：姓名、工号、岗位</source>
        <translation>Filter: name, role</translation>
    </message>
    <message>
        <source>自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>至少选一个岗位</source>
        <translation>Choose at least one role</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for reprint</translation>
    </message>
    <message>
        <source>设 PIN</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>设了新 PIN，锁定也随之解除。</source>
        <translation>A new PIN also lifts a lock.</translation>
    </message>
    <message>
        <source>资格</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>资格已登记。</source>
        <translation>Qualification registered.</translation>
    </message>
    <message>
        <source>选一个人</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>PhotoFolder</name>
    <message>
        <source>照片 {name} 没有归入：没有打开的箱</source>
        <translation>Photo {name} not filed: no box is open</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>{n} 张</source>
        <translation>Photos: {n}</translation>
    </message>
    <message>
        <source>拍照后自动归入这一箱</source>
        <translation>Photos taken now are filed with this box</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>照片 {n} 张</source>
        <translation>Photos: {n}</translation>
    </message>
</context>
<context>
    <name>PieceStrip</name>
    <message>
        <source>已测 {n}/{all} 件</source>
        <translation>{n}/{all} pieces measured</translation>
    </message>
    <message>
        <source>，超差：第 {n} 件</source>
        <translation>, out of tolerance: piece {n}</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message>
        <source>Esc 取消</source>
        <translation>Esc cancels</translation>
    </message>
    <message>
        <source>PIN 至少 {n} 位</source>
        <translation>PIN has at least {n} digits</translation>
    </message>
    <message>
        <source>确认 PIN</source>
        <translation>Confirm PIN</translation>
    </message>
    <message>
        <source>请键入 PIN</source>
        <translation>Key your PIN</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>键入后按回车</source>
        <translation>Key it, then press Enter</translation>
    </message>
</context>
<context>
    <name>PlaceLabelView</name>
    <message>
        <source>A4 纸</source>
        <translation>A4 paper</translation>
    </message>
    <message>
        <source>{n} 字节</source>
        <translation>{n} bytes</translation>
    </message>
    <message>
        <source>{n} 张排到 A4 纸上，已送打印。</source>
        <translation>{n} labels laid out on A4 and sent to print.</translation>
    </message>
    <message>
        <source>{n} 张标签已排队，按列表次序打印。</source>
        <translation>{n} labels queued, printing in list order.</translation>
    </message>
    <message>
        <source>{w} × {h} mm</source>
        <translation>{w} × {h} mm</translation>
    </message>
    <message>
        <source>← 左边货位</source>
        <translation>← Place on left</translation>
    </message>
    <message>
        <source>↑ 上方货位</source>
        <translation>↑ Place above</translation>
    </message>
    <message>
        <source>→ 右边货位</source>
        <translation>→ Place to the right</translation>
    </message>
    <message>
        <source>↓ 下方货位</source>
        <translation>↓ Place below</translation>
    </message>
    <message>
        <source>不印</source>
        <translation>None</translation>
    </message>
    <message>
        <source>尺寸</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>层号</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>已选 {n} 张</source>
        <translation>{n} chosen</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>库位和载具</source>
        <translation>Places and trays</translation>
    </message>
    <message>
        <source>库区、放在</source>
        <translation>Zone, stands at</translation>
    </message>
    <message>
        <source>放在库位</source>
        <translation>Stands at place</translation>
    </message>
    <message>
        <source>放好</source>
        <translation>Put there</translation>
    </message>
    <message>
        <source>新编 {first} 到 {last}。</source>
        <translation>New: {first} to {last}.</translation>
    </message>
    <message>
        <source>新载具</source>
        <translation>New trays</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>标签机打印</source>
        <translation>Print on the label printer</translation>
    </message>
    <message>
        <source>没有库位。在「资料」的库区库位里建，或从表格导入。</source>
        <translation>No places. Make them in Master data under zones and places, or import a table.</translation>
    </message>
    <message>
        <source>没有放</source>
        <translation>Not put anywhere</translation>
    </message>
    <message>
        <source>环境</source>
        <translation>Climate class</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>筛选：编码、库区</source>
        <translation>Filter: code, zone</translation>
    </message>
    <message>
        <source>箭头</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>编码末段印在右上角</source>
        <translation>The last part of the code prints at the top right</translation>
    </message>
    <message>
        <source>载具</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>载具在 {place}，扫它就是扫这个库位。</source>
        <translation>The tray stands at {place}; scanning it is scanning that place.</translation>
    </message>
    <message>
        <source>载具（托盘、笼车）</source>
        <translation>Trays (pallets, cages)</translation>
    </message>
    <message>
        <source>选一个载具，写库位编码</source>
        <translation>Choose a tray and write the code of a place</translation>
    </message>
</context>
<context>
    <name>PlaceMap</name>
    <message>
        <source>没有盘点。按 Ctrl+N 新建，或等每月的任务。</source>
        <translation>No count. Press Ctrl+N for a new one, or wait for the monthly task.</translation>
    </message>
</context>
<context>
    <name>PlanHead</name>
    <message>
        <source>{no} 已作废</source>
        <translation>{no} void</translation>
    </message>
    <message>
        <source>{no} 有效</source>
        <translation>{no} valid</translation>
    </message>
    <message>
        <source>{no} 有效·手移 {n} 次</source>
        <translation>{no} valid · moved by hand: {n}</translation>
    </message>
    <message>
        <source>{no} 资料已变</source>
        <translation>{no} data changed</translation>
    </message>
    <message>
        <source>{n} 箱是预估（还没装箱，画虚线）；装好的箱尺寸相符会自动换上，不符则本图作废。</source>
        <translation>{n} boxes are estimated (not packed yet, dashed); packed boxes of the same size take their place, others void this plan.</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一步：按 F5 算装柜图（{n} 箱）</source>
        <translation>Next: F5 calculates the load plan ({n} boxes)</translation>
    </message>
    <message>
        <source>下一步：选车型（Alt+C），再按 F5 算装柜图</source>
        <translation>Next: choose a vehicle type (Alt+C), then F5 calculates the load plan</translation>
    </message>
    <message>
        <source>已装 {n} 箱，请班长核对后再装</source>
        <translation>{n} loaded; the team leader checks before going on</translation>
    </message>
    <message>
        <source>按 F5 重算</source>
        <translation>F5 recalculates</translation>
    </message>
    <message>
        <source>排图以后箱、包装或车的资料改过，这张图未必还对。下一步：{step}</source>
        <translation>Boxes, packaging or vehicle changed since this plan; it may no longer be right. Next: {step}</translation>
    </message>
    <message>
        <source>未算</source>
        <translation>Not calculated</translation>
    </message>
    <message>
        <source>没有待装车次</source>
        <translation>No trips to load</translation>
    </message>
    <message>
        <source>没有待装车次。先在「车次装车」排车次，再把发货单排上车。</source>
        <translation>No trips to load. Plan a trip under Trips, then put dispatch orders on it.</translation>
    </message>
    <message>
        <source>没选车型</source>
        <translation>No vehicle type</translation>
    </message>
    <message>
        <source>车未定</source>
        <translation>No vehicle</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车次已关，不再排图</source>
        <translation>Trip closed, no more planning</translation>
    </message>
    <message>
        <source>这张装柜图已作废：{why}。下一步：{step}</source>
        <translation>This load plan is void: {why}. Next: {step}</translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>{first}·见清单</source>
        <translation>{first} · see list</translation>
    </message>
    <message>
        <source>{no}·{n} 箱{which}</source>
        <translation>{no} · {n} boxes{which}</translation>
    </message>
    <message>
        <source>{n} 处·Esc 返回</source>
        <translation>{n} faults · Esc returns</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 箱·Esc 返回</source>
        <translation>{n} boxes · Esc returns</translation>
    </message>
    <message>
        <source>{size}·预估</source>
        <translation>{size} · estimated</translation>
    </message>
    <message>
        <source>备货单</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>手动移箱</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>未装 {n} 箱：{why}{more}·按 L 看清单</source>
        <translation>{n} boxes left out: {why}{more} · L shows the list</translation>
    </message>
    <message>
        <source>未装清单</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>独立复核</source>
        <translation>Independent check</translation>
    </message>
    <message>
        <source>等</source>
        <translation>, …</translation>
    </message>
    <message>
        <source>算几秒</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>补打原因，回车打印</source>
        <translation>Reason for reprint, Enter prints</translation>
    </message>
    <message>
        <source>选车型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>重算</source>
        <translation>Recalculate</translation>
    </message>
    <message>
        <source>（第 {numbers} 箱）</source>
        <translation> (boxes {numbers})</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>{kind}：回车用这种，再按 F5 算装柜图</source>
        <translation>{kind}: Enter takes it, then F5 calculates the load plan</translation>
    </message>
    <message>
        <source>{order} 已列入计划，待另一人审核。</source>
        <translation>{order} is in the plan, to be reviewed by somebody else.</translation>
    </message>
    <message>
        <source>{order} 已审核。</source>
        <translation>{order} reviewed.</translation>
    </message>
    <message>
        <source>先在左边选一行</source>
        <translation>Choose a row on the left first</translation>
    </message>
    <message>
        <source>全部 {n} 箱都已装上</source>
        <translation>All {n} boxes are aboard</translation>
    </message>
    <message>
        <source>列入计划</source>
        <translation>Add to plan</translation>
    </message>
    <message>
        <source>图上 {n} 箱都放好了，左拖滑块看次序</source>
        <translation>All {n} boxes placed; drag the slider left to see the order</translation>
    </message>
    <message>
        <source>完工</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>审核选中的一行</source>
        <translation>Review chosen row</translation>
    </message>
    <message>
        <source>已齐</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>开工</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>扫箱即核位</source>
        <translation>A scan checks the place</translation>
    </message>
    <message>
        <source>未审核</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>未齐</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>没有待装车次。先在「车次装车」排车次，再把发货单排上车。</source>
        <translation>No trips to load. Plan a trip under Trips, then put dispatch orders on it.</translation>
    </message>
    <message>
        <source>物料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>物料已齐</source>
        <translation>Material complete</translation>
    </message>
    <message>
        <source>物料说明</source>
        <translation>Material note</translation>
    </message>
    <message>
        <source>站 {n}</source>
        <translation>Stop {n}</translation>
    </message>
    <message>
        <source>装柜图 {no} 已送打印</source>
        <translation>Load plan {no} sent to the printer</translation>
    </message>
    <message>
        <source>装柜图 {no} 的备货清单已送打印</source>
        <translation>Staging list of load plan {no} sent to the printer</translation>
    </message>
    <message>
        <source>随滑块</source>
        <translation>Follows the slider</translation>
    </message>
    <message>
        <source>预估</source>
        <translation>Estimated</translation>
    </message>
</context>
<context>
    <name>PointsSection</name>
    <message>
        <source>上次送货</source>
        <translation>Last delivery</translation>
    </message>
    <message>
        <source>全部确认</source>
        <translation>Confirm all</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已确认 {n} / 7；其余按发货单和{last}填好，核对后全部确认，或在一行按 Enter 只确认这一项。</source>
        <translation>{n} of 7 confirmed; the rest is filled from the dispatch order and {last}. Check, then confirm all, or Enter on one line.</translation>
    </message>
    <message>
        <source>没有上次记录，请填写</source>
        <translation>No earlier record, please fill in</translation>
    </message>
    <message>
        <source>送货要素（公司直接发货）</source>
        <translation>Delivery points (direct delivery)</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>一份</source>
        <translation>One copy</translation>
    </message>
    <message>
        <source>为什么再打一次</source>
        <translation>Why print again</translation>
    </message>
    <message>
        <source>另存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>存不了：{why}</source>
        <translation>Cannot save: {why}</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已发送</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已另存 {name}</source>
        <translation>Saved {name}</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打过 {n} 次</source>
        <translation>Prints: {n}</translation>
    </message>
    <message>
        <source>按真实尺寸打印，不缩放、不居中。</source>
        <translation>Print at true size, not scaled, not centred.</translation>
    </message>
    <message>
        <source>排队</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>本工位单据输出</source>
        <translation>This station&apos;s paper output</translation>
    </message>
    <message>
        <source>第 {n} 联 {name}</source>
        <translation>Copy {n} {name}</translation>
    </message>
    <message>
        <source>联次</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>至少选一联</source>
        <translation>Choose at least one copy</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for reprint</translation>
    </message>
    <message>
        <source>补打原因 *</source>
        <translation>Reason for reprint *</translation>
    </message>
    <message>
        <source>补打要写明原因</source>
        <translation>Say why it is printed again</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>这次还没打印</source>
        <translation>Not printed yet</translation>
    </message>
    <message>
        <source>适合</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>首次打印</source>
        <translation>First print</translation>
    </message>
</context>
<context>
    <name>PrintSheets</name>
    <message>
        <source>张数</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>放在门岗备用：停电、电脑故障、二维码损坏时，值班领导签字放行。</source>
        <translation>Kept at the gate: in a power cut, computer failure or with a damaged QR code, the manager on duty signs the release.</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>预印应急放行单</source>
        <translation>Preprint emergency release sheets</translation>
    </message>
</context>
<context>
    <name>PrintView</name>
    <message>
        <source>{n} 条，未完 {m}</source>
        <translation>Jobs: {n}, open: {m}</translation>
    </message>
    <message>
        <source>例如：卡纸、弄脏</source>
        <translation>e.g. paper jam, soiled</translation>
    </message>
    <message>
        <source>再发一次</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>单据作废时还在排队，没有打印。</source>
        <translation>Still queued when the paper was voided; not printed.</translation>
    </message>
    <message>
        <source>发到一半断了：先看纸出来没有，没有再点「再发一次」。</source>
        <translation>Broke off while sending: see whether the paper came out; if not, press “Send again”.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已交给打印机；打印机没有说打完没有。</source>
        <translation>Handed to the printer; it has not said that it finished.</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已重新排队。</source>
        <translation>Queued again.</translation>
    </message>
    <message>
        <source>打印机说已打完。</source>
        <translation>The printer says it finished.</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Print log</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>正在发送，稍等结果。</source>
        <translation>Sending; wait for the outcome.</translation>
    </message>
    <message>
        <source>没有打出来：排除原因后点「再发一次」。</source>
        <translation>Not printed: clear the cause, then press “Send again”.</translation>
    </message>
    <message>
        <source>没有打印记录。单据在各页过账时自动打印。</source>
        <translation>Nothing printed yet. Papers print by themselves when a page posts.</translation>
    </message>
    <message>
        <source>第 {n} 次打印，已排队。</source>
        <translation>Print no. {n} is queued.</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>筛选：单号、名称、结果</source>
        <translation>Filter: number, name</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for reprint</translation>
    </message>
    <message>
        <source>补打要写明原因</source>
        <translation>Say why it is printed again</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>还没有发出：打印机接上后自动打印，不用再点。</source>
        <translation>Not sent yet: it prints by itself once the printer is connected.</translation>
    </message>
    <message>
        <source>选一条打印记录</source>
        <translation>Choose a print job</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>PrintersView</name>
    <message>
        <source>{n} 台</source>
        <translation>Printers: {n}</translation>
    </message>
    <message>
        <source>例如 2 号标签机</source>
        <translation>e.g. Label printer 2</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>内容标签</source>
        <translation>Content label</translation>
    </message>
    <message>
        <source>分辨率</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>印出标签机码贴在机上：台位的标签机坏了，扫另一台的码，在等的标签就转过去。</source>
        <translation>Print the printer codes and stick them on the printers: if a bench&apos;s printer fails, scan the code of another and the waiting labels go there.</translation>
    </message>
    <message>
        <source>印码</source>
        <translation>Print code</translation>
    </message>
    <message>
        <source>发运标签</source>
        <translation>Shipping label</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>地址写法：zpl+tcp://主机:端口、tspl+serial:端口?baud=9600、zpl+queue:打印队列。不报告状态的机型在地址后加 ?status=0。</source>
        <translation>Addresses: zpl+tcp://host:port, tspl+serial:port?baud=9600, zpl+queue:queue. For a model that reports no status, add ?status=0.</translation>
    </message>
    <message>
        <source>大写字母和数字，例如 B2</source>
        <translation>Capitals and digits, e.g. B2</translation>
    </message>
    <message>
        <source>已保存 {name}。</source>
        <translation>{name} saved.</translation>
    </message>
    <message>
        <source>已移除 {name}{back}。</source>
        <translation>{name} removed{back}.</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>新增标签机</source>
        <translation>Add label printer</translation>
    </message>
    <message>
        <source>机内字体</source>
        <translation>Printer font</translation>
    </message>
    <message>
        <source>标签机</source>
        <translation>Label printers</translation>
    </message>
    <message>
        <source>标签机码</source>
        <translation>Printer code</translation>
    </message>
    <message>
        <source>标签机码第 {n} 次打印，已排队；结果看「打印」。</source>
        <translation>Printer codes, print no. {n}, queued; see “Printing” for the outcome.</translation>
    </message>
    <message>
        <source>正在打印的工位</source>
        <translation>Stations printing</translation>
    </message>
    <message>
        <source>正在问……</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>空：汉字按点阵发送</source>
        <translation>Blank: Chinese sent as dots</translation>
    </message>
    <message>
        <source>答了：{words}。</source>
        <translation>Answer: {words}.</translation>
    </message>
    <message>
        <source>筛选：编号、名称、工位</source>
        <translation>Filter: number, name, station</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>能连上；这种地址不报告状态。</source>
        <translation>Connected; this kind of address reports no status.</translation>
    </message>
    <message>
        <source>还没有标签机。按 Ctrl+N 新增；本机自己的标签机不用登记。</source>
        <translation>No label printers yet. Press Ctrl+N to add one; this computer&apos;s own printer need not be registered.</translation>
    </message>
    <message>
        <source>问状态</source>
        <translation>Ask state</translation>
    </message>
    <message>
        <source>，{stations}改用本机的标签机</source>
        <translation>; {stations} back on the local label printer</translation>
    </message>
</context>
<context>
    <name>ProductPanel</name>
    <message>
        <source>{document} 的产品</source>
        <translation>Products of {document}</translation>
    </message>
    <message>
        <source>包装要求 {drawing}</source>
        <translation>Packing requirement {drawing}</translation>
    </message>
    <message>
        <source>扫产品标签开始</source>
        <translation>Scan a product label to start</translation>
    </message>
    <message>
        <source>步骤没有变，材料、资料或图样有改动</source>
        <translation>Steps unchanged; materials, papers or pictures changed</translation>
    </message>
</context>
<context>
    <name>Production</name>
    <message>
        <source>交期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>任务数</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>完工</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>已下任务</source>
        <translation>In tasks</translation>
    </message>
    <message>
        <source>已入库</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>开工</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>物料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>生产计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>计划数</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>还没有任务单。右边选来源和产品，按「下达」。</source>
        <translation>No task orders yet. Choose source and product on the right, then press “Release”.</translation>
    </message>
    <message>
        <source>还没有计划。右边选已下达的订单，按「列入计划」。</source>
        <translation>No plan yet. Choose a released order on the right, then press “Add to plan”.</translation>
    </message>
</context>
<context>
    <name>ProductionView</name>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>备货</source>
        <translation>For stock</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>筛选：单号、产品</source>
        <translation>Filter: number, product</translation>
    </message>
</context>
<context>
    <name>ProductsView</name>
    <message>
        <source>16901234000013=24，可多个，用、隔开</source>
        <translation>16901234000013=24; several separated by 、</translation>
    </message>
    <message>
        <source>8、12、13 或 14 位，可空</source>
        <translation>8, 12, 13 or 14 digits, may be blank</translation>
    </message>
    <message>
        <source>两个大写字母，序列号以它开头</source>
        <translation>Two capitals; serial numbers start with it</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>产品图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>保质期</source>
        <translation>Shelf life</translation>
    </message>
    <message>
        <source>储存环境</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>净重</source>
        <translation>Net weight</translation>
    </message>
    <message>
        <source>净重 kg</source>
        <translation>Net kg</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>危险品</source>
        <translation>Dangerous goods</translation>
    </message>
    <message>
        <source>受控货品填，如 2～8 ℃，≤60 %RH</source>
        <translation>For controlled goods, e.g. 2～8 ℃，≤60 %RH</translation>
    </message>
    <message>
        <source>台、件、套</source>
        <translation>unit, piece, set</translation>
    </message>
    <message>
        <source>合格证</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>图片…</source>
        <translation>Picture…</translation>
    </message>
    <message>
        <source>图片已存，装箱台换成这张。</source>
        <translation>Picture saved; the bench shows it from now on.</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and spec</translation>
    </message>
    <message>
        <source>外形 mm</source>
        <translation>Outside mm</translation>
    </message>
    <message>
        <source>外购：到货后须进货检验</source>
        <translation>Bought: inspected when it comes</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>存放期</source>
        <translation>Storage period</translation>
    </message>
    <message>
        <source>已启用</source>
        <translation>Enabled</translation>
    </message>
    <message>
        <source>怕雨、向上、堆码层数极限 4</source>
        <translation>keep dry, this way up, stacking limit 4</translation>
    </message>
    <message>
        <source>搬运方式</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>整包条码</source>
        <translation>Pack barcodes</translation>
    </message>
    <message>
        <source>新产品</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>易碎</source>
        <translation>Fragile</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>有保质期</source>
        <translation>Has a shelf life</translation>
    </message>
    <message>
        <source>未启用</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>毛重</source>
        <translation>Gross</translation>
    </message>
    <message>
        <source>特殊防护</source>
        <translation>Special protection</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>筛选：代码、名称、型号</source>
        <translation>Filter: code, name</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>识别</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>说明书=SM-0412，可多个，用、隔开</source>
        <translation>Manual=SM-0412; several separated by 、</translation>
    </message>
    <message>
        <source>读不了这个文件：{why}</source>
        <translation>Cannot read this file: {why}</translation>
    </message>
    <message>
        <source>贮运标志</source>
        <translation>Handling marks</translation>
    </message>
    <message>
        <source>贵重</source>
        <translation>Valuable</translation>
    </message>
    <message>
        <source>贵重/安全件搬运前签，空着按设置：防静电、固定牢靠、两人搬运</source>
        <translation>Signed before valuable or safety goods are moved; blank for the setting: against static, fixed firmly, two people</translation>
    </message>
    <message>
        <source>资料不全</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>资料条码</source>
        <translation>Paper barcodes</translation>
    </message>
    <message>
        <source>运输注意</source>
        <translation>Transport care</translation>
    </message>
    <message>
        <source>运输温湿度</source>
        <translation>Transport climate</translation>
    </message>
    <message>
        <source>长×宽×高</source>
        <translation>L×W×H</translation>
    </message>
    <message>
        <source>防潮、轻拿轻放</source>
        <translation>Keep dry, handle with care</translation>
    </message>
    <message>
        <source>随货资料</source>
        <translation>Papers with goods</translation>
    </message>
</context>
<context>
    <name>PurchaseScreen</name>
    <message>
        <source>2027-03-31，最后可用日</source>
        <translation>2027-03-31, last usable day</translation>
    </message>
    <message>
        <source>{lot} 仍算数</source>
        <translation>{lot} still counts</translation>
    </message>
    <message>
        <source>{lot} 已办。</source>
        <translation>{lot} is done.</translation>
    </message>
    <message>
        <source>{lot} 已登记，标签正在打印；检验合格后扫标签上架。</source>
        <translation>{lot} is noted, its label prints; after its pass scan the label to put it away.</translation>
    </message>
    <message>
        <source>{product} {model}，{n} {unit}</source>
        <translation>{product} {model}, {n} {unit}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>供方</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>供方·供方批号</source>
        <translation>Supplier · his lot</translation>
    </message>
    <message>
        <source>供方批号</source>
        <translation>Supplier lot no.</translation>
    </message>
    <message>
        <source>保管期至</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>先选一批。</source>
        <translation>Choose a lot first.</translation>
    </message>
    <message>
        <source>到货</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>到货·待检·待上架</source>
        <translation>Came · to inspect · to put away</translation>
    </message>
    <message>
        <source>到货登记</source>
        <translation>Note an arrival</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原封未开</source>
        <translation>Sealed as it came</translation>
    </message>
    <message>
        <source>失效期</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>已入库</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>待上架</source>
        <translation>To put away</translation>
    </message>
    <message>
        <source>待检</source>
        <translation>To inspect</translation>
    </message>
    <message>
        <source>打印入库</source>
        <translation>Post and print</translation>
    </message>
    <message>
        <source>扫批的标签上架，或选中按回车</source>
        <translation>Scan the lot&apos;s label to put it away, or choose it and press Enter</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>换库位</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>最后期限</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>有期限的必填</source>
        <translation>Needed where there is a last day</translation>
    </message>
    <message>
        <source>标签随即打印</source>
        <translation>Its label prints at once</translation>
    </message>
    <message>
        <source>检验中</source>
        <translation>Being inspected</translation>
    </message>
    <message>
        <source>没有等着检验或上架的外购货。在右边登记到货。</source>
        <translation>No bought goods wait for inspection or a place. Note an arrival on the right.</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记到货</source>
        <translation>Note arrival</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>补打标签</source>
        <translation>Print label again</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Give the reason</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>还没有外购产品。请在「资料·产品」勾选「外购」。</source>
        <translation>No bought products yet. Tick “bought” under Master data · Products.</translation>
    </message>
    <message>
        <source>退回供方</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>退回或补打选中的批时必填</source>
        <translation>Needed to send the chosen lot back or print again</translation>
    </message>
    <message>
        <source>送货单号</source>
        <translation>Delivery slip</translation>
    </message>
</context>
<context>
    <name>RangeStep</name>
    <message>
        <source>{who} 申请 {words}，{why}</source>
        <translation>{who} asks for {words}: {why}</translation>
    </message>
    <message>
        <source>不批准</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>传感器</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>传感器、记录仪</source>
        <translation>Sensor, logger</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>它发来的库区代号</source>
        <translation>The zone code it sends</translation>
    </message>
    <message>
        <source>实际执行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>库区范围</source>
        <translation>Range of the zone</translation>
    </message>
    <message>
        <source>待批准</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>批准这个范围</source>
        <translation>Approve this range</translation>
    </message>
    <message>
        <source>更严的货</source>
        <translation>Stricter goods</translation>
    </message>
    <message>
        <source>最低 °C</source>
        <translation>Lowest °C</translation>
    </message>
    <message>
        <source>最高 °C</source>
        <translation>Highest °C</translation>
    </message>
    <message>
        <source>湿度 ≤%</source>
        <translation>Humidity ≤%</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>站点设置：{words}</source>
        <translation>Site setting: {words}</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>自定范围（另一人批准）</source>
        <translation>Own range (approved by another)</translation>
    </message>
    <message>
        <source>自定：{words}</source>
        <translation>Own: {words}</translation>
    </message>
</context>
<context>
    <name>ReadingLine</name>
    <message>
        <source>温度</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>湿度</source>
        <translation>Humidity</translation>
    </message>
</context>
<context>
    <name>ReadsPanel</name>
    <message>
        <source>件，批号货才填</source>
        <translation> pieces, for lots only</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>库位、序列号或批号</source>
        <translation>Place, serial or lot</translation>
    </message>
    <message>
        <source>扫到的</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>计入</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>还没有扫描。先扫库位，再扫这一位上的每一件。</source>
        <translation>Nothing scanned. Scan a place first, then everything on it.</translation>
    </message>
</context>
<context>
    <name>ReadyKeys</name>
    <message>
        <source>没有出门证的车不抬杆，打电话：</source>
        <translation>No gate pass, no barrier; call:</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>交库 {giver} · 收货 {taker} · {time}</source>
        <translation>Given by {giver} · taken by {taker} · {time}</translation>
    </message>
    <message>
        <source>产品入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>任务单 {task} · 检验单 {sheet}</source>
        <translation>Task order {task} · inspection sheet {sheet}</translation>
    </message>
    <message>
        <source>供方 {giver} · 送货单 {slip}</source>
        <translation>Supplier {giver} · slip {slip}</translation>
    </message>
    <message>
        <source>冲销 {number}：{reason}</source>
        <translation>Reverses {number}: {reason}</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>已被 {number} 冲销</source>
        <translation>Reversed by {number}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>数量 {n} {unit} · 库位 {place}</source>
        <translation>Quantity {n} {unit} · location {place}</translation>
    </message>
    <message>
        <source>检验单 {sheet} · 收货 {taker} · {time}</source>
        <translation>Sheet {sheet} · received by {taker} · {time}</translation>
    </message>
    <message>
        <source>等</source>
        <translation>, …</translation>
    </message>
    <message>
        <source>红字冲销</source>
        <translation>Reverse</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>补打或冲销时必填</source>
        <translation>Needed for a reprint or reversal</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Please give a reason</translation>
    </message>
</context>
<context>
    <name>ReceiptsView</name>
    <message>
        <source>ERP</source>
        <translation>ERP</translation>
    </message>
    <message>
        <source>{n} 张还没有导出</source>
        <translation>{n} not exported yet</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>任务单 / 供方</source>
        <translation>Task / supplier</translation>
    </message>
    <message>
        <source>入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>入库单 {first}–{last}.xlsx</source>
        <translation>Receipts {first}–{last}.xlsx</translation>
    </message>
    <message>
        <source>入库单 再存 {first}–{last}.xlsx</source>
        <translation>Receipts again {first}–{last}.xlsx</translation>
    </message>
    <message>
        <source>列名：{list}</source>
        <translation>Columns: {list}</translation>
    </message>
    <message>
        <source>回车再存一份</source>
        <translation>Enter saves it again</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export Excel</translation>
    </message>
    <message>
        <source>导出到 ERP</source>
        <translation>Export to the ERP</translation>
    </message>
    <message>
        <source>导出时间</source>
        <translation>Exported at</translation>
    </message>
    <message>
        <source>已再存：{name}</source>
        <translation>Saved again: {name}</translation>
    </message>
    <message>
        <source>已导出</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>已导出 {n} 张：{name}</source>
        <translation>{n} exported: {name}</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>From</translation>
    </message>
    <message>
        <source>张</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>改列名</source>
        <translation>Change columns</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>日期段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未导出</source>
        <translation>Not exported</translation>
    </message>
    <message>
        <source>没有写成 {name}：文件夹不在，或文件正开着。在「已导出」里选中按回车，再存一次。</source>
        <translation>{name} was not written: the folder is gone or the file is open. Choose it under Exported and press Enter to save it again.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>To</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>还没有导出过。</source>
        <translation>Nothing exported yet.</translation>
    </message>
    <message>
        <source>这段时间没有入库单。改日期，或按 F5 重读。</source>
        <translation>No receipts in this time. Change the days, or press F5.</translation>
    </message>
    <message>
        <source>这段时间的入库单都已导出</source>
        <translation>All receipts of this time are exported</translation>
    </message>
</context>
<context>
    <name>ReceivingScreen</name>
    <message>
        <source>下一步：再扫，或扫「打印」入库</source>
        <translation>Next: scan more, or scan Print to stock in</translation>
    </message>
    <message>
        <source>下一步：填写供方，再扫「打印」入库</source>
        <translation>Next: key the supplier, then scan PRINT to receive</translation>
    </message>
    <message>
        <source>下一步：扫包装物码（× {n}）</source>
        <translation>Next: scan a packaging code (× {n})</translation>
    </message>
    <message>
        <source>下一步：扫数量码、包装物码</source>
        <translation>Next: scan quantity and packaging code</translation>
    </message>
    <message>
        <source>下限</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>供方</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stock in</translation>
    </message>
    <message>
        <source>加入选中的包装物</source>
        <translation>Add chosen packaging</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>单据 / 供方</source>
        <translation>Paper / supplier</translation>
    </message>
    <message>
        <source>原材料库·包装物</source>
        <translation>Material store · packaging</translation>
    </message>
    <message>
        <source>外购必填</source>
        <translation>Needed if bought in</translation>
    </message>
    <message>
        <source>已扫的 {n} 种仍算数</source>
        <translation>{n} scanned still count</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>扫包装物码，或选中按回车</source>
        <translation>Scan a packaging code, or choose and Enter</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>收发记录</source>
        <translation>Stock ledger</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>本次入库</source>
        <translation>This stock-in</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>规格 mm</source>
        <translation>Size mm</translation>
    </message>
    <message>
        <source>还没有包装物。请工艺部在「资料·包装物」建立。</source>
        <translation>No packaging yet. Process sets it up under “Catalog · Packaging”.</translation>
    </message>
    <message>
        <source>还没有收发。</source>
        <translation>Nothing in or out yet.</translation>
    </message>
    <message>
        <source>送货单号</source>
        <translation>Delivery note</translation>
    </message>
</context>
<context>
    <name>RefusalCard</name>
    <message>
        <source>为什么不行</source>
        <translation>Why not</translation>
    </message>
    <message>
        <source>条款 {row}</source>
        <translation>Rule {row}</translation>
    </message>
    <message>
        <source>谁能帮</source>
        <translation>Call</translation>
    </message>
</context>
<context>
    <name>RefusalOverlay</name>
    <message>
        <source>已记录 {time}</source>
        <translation>Recorded {time}</translation>
    </message>
    <message>
        <source>看条款</source>
        <translation>See rule</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>RegisterSheet</name>
    <message>
        <source>出厂时间</source>
        <translation>Left works at</translation>
    </message>
    <message>
        <source>出门证号</source>
        <translation>Gate pass no.</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原因选「其他」必填</source>
        <translation>Required for “Other”</translation>
    </message>
    <message>
        <source>封签/柜号</source>
        <translation>Seal/container no.</translation>
    </message>
    <message>
        <source>扫条码或键入 YJ…</source>
        <translation>Scan the barcode or key YJ…</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>放行门卫</source>
        <translation>Releasing guard</translation>
    </message>
    <message>
        <source>没有则写货物</source>
        <translation>If none, enter the goods</translation>
    </message>
    <message>
        <source>照纸单登记；所持出门证随即核销，不能再放行。</source>
        <translation>Enter it from the paper sheet; the gate pass carried is then used and releases no more.</translation>
    </message>
    <message>
        <source>签字领导</source>
        <translation>Signing manager</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>补登</source>
        <translation>Enter sheet</translation>
    </message>
    <message>
        <source>补登应急放行单（H-02）</source>
        <translation>Enter emergency release sheet (H-02)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>选值班领导</source>
        <translation>Choose the manager on duty</translation>
    </message>
    <message>
        <source>选原因</source>
        <translation>Choose a reason</translation>
    </message>
</context>
<context>
    <name>RejectedPanel</name>
    <message>
        <source>不合格品报告</source>
        <translation>Nonconformity report</translation>
    </message>
    <message>
        <source>不合格品报告 {number}</source>
        <translation>Nonconformity report {number}</translation>
    </message>
    <message>
        <source>不合格的项目和实测值在检验单上</source>
        <translation>The failed items and values stand on the sheet</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>依据什么这样处置；让步写明谁同意</source>
        <translation>On what grounds; for a concession, who agreed</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Judged</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>处置人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>已处置</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已隔离</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>序列号/批号</source>
        <translation>Serial/lot no.</translation>
    </message>
    <message>
        <source>检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>生产已看</source>
        <translation>Production has seen it</translation>
    </message>
    <message>
        <source>看检验单</source>
        <translation>Open the sheet</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>通知生产</source>
        <translation>Production told</translation>
    </message>
    <message>
        <source>隔离前状态</source>
        <translation>State before the hold</translation>
    </message>
</context>
<context>
    <name>RejectedView</name>
    <message>
        <source>不合格品</source>
        <translation>Rejected goods</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>已处置</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已隔离</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>待处置</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>没有隔离着的不合格品。</source>
        <translation>No rejected goods on hold.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生产未看</source>
        <translation>Not seen by production</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>连同已处置的</source>
        <translation>With those decided</translation>
    </message>
    <message>
        <source>通知生产</source>
        <translation>Production told</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>否定</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>否定须写明原因；解决须写明办法</source>
        <translation>A rejection needs a reason; solving it needs the remedy</translation>
    </message>
    <message>
        <source>已解决</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>意见与解决办法</source>
        <translation>Opinion and remedy</translation>
    </message>
    <message>
        <source>提交评审</source>
        <translation>Submit for review</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>本部门其余全部通过</source>
        <translation>Pass all the rest of this department</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>评审人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>评审通过</source>
        <translation>Review passed</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>RosterWeek</name>
    <message>
        <source>{weekday}·{month}-{day}</source>
        <translation>{weekday} · {month}-{day}</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>还没有代签人：部门不在时没有人能代签。用 jiaofu-admin trust deputy add 排班。</source>
        <translation>No deputies yet: when a department is away, nobody can sign for it. Set the roster with jiaofu-admin trust deputy add.</translation>
    </message>
</context>
<context>
    <name>RoundsView</name>
    <message>
        <source>{n} 个到期</source>
        <translation>{n} due</translation>
    </message>
    <message>
        <source>上次 {at} {who}</source>
        <translation>Last {at} {who}</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>今天查</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>危险品库</source>
        <translation>Hazard store</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已申请，等安全员批准。</source>
        <translation>Asked for; safety has to approve.</translation>
    </message>
    <message>
        <source>已登记 {number}。</source>
        <translation>{number} filed.</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>批准/申请</source>
        <translation>Approved/asked</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>整改人</source>
        <translation>Action by</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>有待办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>未查过</source>
        <translation>Never checked</translation>
    </message>
    <message>
        <source>检查人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>检查记录</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>没有危险品库。选危险品区申请。</source>
        <translation>No hazard store. Choose a hazard zone to ask for one.</translation>
    </message>
    <message>
        <source>没有要整改的。</source>
        <translation>No open actions.</translation>
    </message>
    <message>
        <source>消防器材</source>
        <translation>Fire equipment</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>许可证号</source>
        <translation>Permit no.</translation>
    </message>
    <message>
        <source>还没有库区。先在「资料」里建库区。</source>
        <translation>No zones yet. Create zones under “Master data” first.</translation>
    </message>
    <message>
        <source>还没有检查记录。</source>
        <translation>No checks yet.</translation>
    </message>
    <message>
        <source>还没查过</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>这个库区还没有登记消防器材。</source>
        <translation>No fire equipment noted in this zone.</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>都在期内</source>
        <translation>All in time</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>100 mm 标尺</source>
        <translation>100 mm ruler</translation>
    </message>
    <message>
        <source>mm · 屏上 1:1，可用直尺量</source>
        <translation>mm · 1:1 on screen, can be measured</translation>
    </message>
    <message>
        <source>mm · 已缩放</source>
        <translation>mm · scaled</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>放弃</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>正在算装柜图</source>
        <translation>Calculating the load plan</translation>
    </message>
    <message>
        <source>用现在的</source>
        <translation>Take current</translation>
    </message>
    <message>
        <source>页面可以照常看</source>
        <translation>The page can be used meanwhile</translation>
    </message>
</context>
<context>
    <name>ScanLog</name>
    <message>
        <source>最近十次扫描</source>
        <translation>Last ten scans</translation>
    </message>
    <message>
        <source>还没有扫描</source>
        <translation>No scans yet</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>SSCC {tail}</source>
        <translation>SSCC {tail}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>半码</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>单位 {unit}</source>
        <translation>Unit {unit}</translation>
    </message>
    <message>
        <source>取出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>回列表</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and spec</translation>
    </message>
    <message>
        <source>多 {n}</source>
        <translation>{n} too many</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>已提 / 应提</source>
        <translation>Picked / due</translation>
    </message>
    <message>
        <source>已核 / 应有</source>
        <translation>Checked / due</translation>
    </message>
    <message>
        <source>已装 / 应装</source>
        <translation>Packed / due</translation>
    </message>
    <message>
        <source>已装 / 应装箱</source>
        <translation>Boxes loaded / due</translation>
    </message>
    <message>
        <source>已计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>报破损</source>
        <translation>Report damage</translation>
    </message>
    <message>
        <source>报缺箱</source>
        <translation>Report missing</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>本次拒绝已记录 {time}</source>
        <translation>Refusal recorded {time}</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>还没有单据。下一步：扫发货单或车次号。</source>
        <translation>No document yet. Next: scan a dispatch order or trip number.</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>ScannerView</name>
    <message>
        <source>体检结果</source>
        <translation>Check result</translation>
    </message>
    <message>
        <source>十六进制</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>半码</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>原始数据</source>
        <translation>Raw data</translation>
    </message>
    <message>
        <source>可改进</source>
        <translation>Improve</translation>
    </message>
    <message>
        <source>大写锁定</source>
        <translation>Caps Lock</translation>
    </message>
    <message>
        <source>字符</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>已读测试码</source>
        <translation>Test codes read</translation>
    </message>
    <message>
        <source>怎么设</source>
        <translation>How to set up</translation>
    </message>
    <message>
        <source>打印测试码</source>
        <translation>Print test codes</translation>
    </message>
    <message>
        <source>打印测试码，用要检查的枪依次扫 ①～⑤；每扫一个，左边说明哪一项对、哪一项怎么改。</source>
        <translation>Print the test codes and scan ① to ⑤ in order with the scanner to be checked; after each scan the left side says what is right and how to put right the rest.</translation>
    </message>
    <message>
        <source>扫一个测试码开始</source>
        <translation>Scan a test code to start</translation>
    </message>
    <message>
        <source>扫描枪：{state}</source>
        <translation>Scanner: {state}</translation>
    </message>
    <message>
        <source>按厂家设置</source>
        <translation>Set up by maker</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>整码</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>未扫</source>
        <translation>To scan</translation>
    </message>
    <message>
        <source>查线；核对本机设置的端口：{ports}</source>
        <translation>Check the cable, and the port in the local settings: {ports}</translation>
    </message>
    <message>
        <source>没接上</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>测试码已排队打印。</source>
        <translation>Test codes queued for printing.</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>端口 {port}</source>
        <translation>Port {port}</translation>
    </message>
    <message>
        <source>要改</source>
        <translation>To change</translation>
    </message>
    <message>
        <source>输入法</source>
        <translation>Input method</translation>
    </message>
    <message>
        <source>过长</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>还没有收到：扫任何一个码，这里就有它的原始字节。</source>
        <translation>Nothing received yet: scan any code and its raw bytes appear here.</translation>
    </message>
    <message>
        <source>重新体检</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>键盘方式</source>
        <translation>Keyboard mode</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>找单据、箱号、客户、序列号</source>
        <translation>Find document, box, customer, serial</translation>
    </message>
</context>
<context>
    <name>SearchControl</name>
    <message>
        <source>搜索装法：{n} 箱，边找边复核</source>
        <translation>Search: {n} boxes, checked on the way</translation>
    </message>
</context>
<context>
    <name>SeeIncident</name>
    <message>
        <source>从本岗位的「今日」里消掉；事件仍未关闭。</source>
        <translation>Clears it from this post&apos;s “Today”; the incident stays open.</translation>
    </message>
    <message>
        <source>已看到</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
</context>
<context>
    <name>SetAside</name>
    <message>
        <source>不合格品处置单等</source>
        <translation>Nonconformity disposal no. etc.</translation>
    </message>
    <message>
        <source>处置单号</source>
        <translation>Disposal no.</translation>
    </message>
    <message>
        <source>序列号/批号</source>
        <translation>Serial/batch no.</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>报废和退供方的货先移库，再开出门证。</source>
        <translation>Transfer scrap and returns to supplier first, then issue the pass.</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>移入报废区、退货区或隔离区</source>
        <translation>Into scrap, return or hold zone</translation>
    </message>
    <message>
        <source>移库</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>选库位</source>
        <translation>Choose a location</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>ERP 导出</source>
        <translation>ERP export</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Rule documents</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>库位标签</source>
        <translation>Place label</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>扫描枪体检</source>
        <translation>Scanner check</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>标签机</source>
        <translation>Label printers</translation>
    </message>
    <message>
        <source>站点设置</source>
        <translation>Site settings</translation>
    </message>
    <message>
        <source>签字密钥</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>{name} 第 {n}/{all} 件{serial}</source>
        <translation>{name}, piece {n}/{all}{serial}</translation>
    </message>
    <message>
        <source>{product} {model} · {n} {unit} · {goods}</source>
        <translation>{product} {model} · {n} {unit} · {goods}</translation>
    </message>
    <message>
        <source>下结论</source>
        <translation>Conclude</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>产品检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>产品检验单 {number} · {kind}</source>
        <translation>Inspection sheet {number} · {kind}</translation>
    </message>
    <message>
        <source>单项判定</source>
        <translation>Item verdict</translation>
    </message>
    <message>
        <source>只隔离不合格件</source>
        <translation>Hold failed pieces only</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>合格证 {numbers}</source>
        <translation>Certificate {numbers}</translation>
    </message>
    <message>
        <source>器具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>在检</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>备注；补打合格证时写原因</source>
        <translation>Note; for a certificate reprint, the reason</translation>
    </message>
    <message>
        <source>实测</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>实测值，回车记入并到下一件</source>
        <translation>Value; Enter notes it and goes to the next piece</translation>
    </message>
    <message>
        <source>实测值，多台用空格隔开；回车记入</source>
        <translation>Measured; spaces between several units; Enter saves</translation>
    </message>
    <message>
        <source>已隔离，不合格品报告 {number} 已通知生产</source>
        <translation>Put on hold; nonconformity {number} reported to Production</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>待填</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>技术要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>改为逐件录</source>
        <translation>Enter by piece</translation>
    </message>
    <message>
        <source>改为逐项录</source>
        <translation>Enter by item</translation>
    </message>
    <message>
        <source>标准 {standard} · 依据 {basis}</source>
        <translation>Standard {standard} · basis {basis}</translation>
    </message>
    <message>
        <source>检 {n}/{all} {unit} · 允许不合格 {c}</source>
        <translation>Inspect {n}/{all} {unit} · {c} may fail</translation>
    </message>
    <message>
        <source>检验项目</source>
        <translation>Inspection item</translation>
    </message>
    <message>
        <source>由 {number} 分出：不合格的留在那张单上，已隔离</source>
        <translation>Parted from {number}: the failed pieces stay on that sheet, on hold</translation>
    </message>
    <message>
        <source>符合按回车；不合格键入件号，如 2 5，再按 Ctrl+2</source>
        <translation>Enter where all conform; else key the failed pieces, such as 2 5, and press Ctrl+2</translation>
    </message>
    <message>
        <source>组别</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>补打合格证</source>
        <translation>Reprint cert.</translation>
    </message>
    <message>
        <source>逐件录</source>
        <translation>By piece</translation>
    </message>
    <message>
        <source>（校准过期）</source>
        <translation> (calibration overdue)</translation>
    </message>
</context>
<context>
    <name>SheetsView</name>
    <message>
        <source>{n} 张</source>
        <translation>{n} sheets</translation>
    </message>
    <message>
        <source>{n} 张，还有更早的</source>
        <translation>{n} sheets, and older ones</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>在检</source>
        <translation>In inspection</translation>
    </message>
    <message>
        <source>序列号/批号</source>
        <translation>Serial/lot no.</translation>
    </message>
    <message>
        <source>所有种类</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>所有结论</source>
        <translation>All verdicts</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>更早的</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>检</source>
        <translation>Insp.</translation>
    </message>
    <message>
        <source>检验记录</source>
        <translation>Inspection records</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编号、序列号、批号、产品</source>
        <translation>Number, serial, lot, product</translation>
    </message>
    <message>
        <source>质检员</source>
        <translation>Inspector</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>交付台</source>
        <translation>Jiaofu Desk</translation>
    </message>
</context>
<context>
    <name>SignDetail</name>
    <message>
        <source> / {kg} kg</source>
        <translation> / {kg} kg</translation>
    </message>
    <message>
        <source>{n} 箱</source>
        <translation>Boxes: {n}</translation>
    </message>
    <message>
        <source>…共 {n} 种</source>
        <translation>… {n} kinds in all</translation>
    </message>
    <message>
        <source>先补齐</source>
        <translation>Complete first</translation>
    </message>
    <message>
        <source>已签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>开证</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>箱数/毛重</source>
        <translation>Boxes/gross</translation>
    </message>
    <message>
        <source>装车确认</source>
        <translation>Load check</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Lacks</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>单据金额不符</source>
        <translation>Amounts on papers differ</translation>
    </message>
    <message>
        <source>发票未开</source>
        <translation>Not invoiced</translation>
    </message>
    <message>
        <source>拒签</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>拒签原因</source>
        <translation>Reason to decline</translation>
    </message>
    <message>
        <source>拒签时选或写；退回仓管员改正</source>
        <translation>To decline, choose or write; goes back to the storekeeper</translation>
    </message>
    <message>
        <source>拒签要选或写明原因</source>
        <translation>To decline, choose or write a reason</translation>
    </message>
    <message>
        <source>每次签字都要键入；一次可签勾选的几张</source>
        <translation>Keyed for every signature; one PIN signs all ticked</translation>
    </message>
    <message>
        <source>登记纸签</source>
        <translation>Register paper signature</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>纸上时间</source>
        <translation>Time on paper</translation>
    </message>
    <message>
        <source>纸上签字人</source>
        <translation>Signer on paper</translation>
    </message>
    <message>
        <source>请键入 PIN</source>
        <translation>Key your PIN</translation>
    </message>
    <message>
        <source>货款未到</source>
        <translation>Payment not received</translation>
    </message>
    <message>
        <source>货物与单据不符</source>
        <translation>Goods differ from papers</translation>
    </message>
    <message>
        <source>车辆或人员不符</source>
        <translation>Vehicle or person differs</translation>
    </message>
    <message>
        <source>非销售物资没有批条</source>
        <translation>No approval for non-sales goods</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>交付台</source>
        <translation>Jiaofu Desk</translation>
    </message>
    <message>
        <source>先扫工牌或选姓名</source>
        <translation>Scan a badge or choose a name first</translation>
    </message>
    <message>
        <source>或在右上角选姓名，再键入 PIN</source>
        <translation>Or choose a name at the top right, then key the PIN</translation>
    </message>
    <message>
        <source>或在这里选姓名</source>
        <translation>Or choose a name here</translation>
    </message>
    <message>
        <source>扫工牌登录</source>
        <translation>Scan your badge to sign in</translation>
    </message>
    <message>
        <source>批准：请键入 PIN</source>
        <translation>Approve: key your PIN</translation>
    </message>
    <message>
        <source>核对：请键入 PIN</source>
        <translation>Check: key your PIN</translation>
    </message>
    <message>
        <source>正在核对</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>演示数据：每个岗位的 PIN 都是 2580。</source>
        <translation>Demo data: the PIN of every role is 2580.</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>红色停下未确认：扫「确认」或按 F12</source>
        <translation>Red stop not confirmed: scan &quot;Confirm&quot; or press F12</translation>
    </message>
    <message>
        <source>请扫工牌</source>
        <translation>Please scan your badge</translation>
    </message>
    <message>
        <source>请键入 PIN</source>
        <translation>Key your PIN</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>货物出门单须财务部、人事总务部两人签</source>
        <translation>A gate pass is signed by two: Finance and Personnel</translation>
    </message>
</context>
<context>
    <name>SignPanel</name>
    <message>
        <source>{number} 已拒签，退回仓管员</source>
        <translation>{number} declined, back to the storekeeper</translation>
    </message>
    <message>
        <source>{number} 的预签已作罢，装完照常送签</source>
        <translation>{number}: sign-ahead void; sign as usual once loaded</translation>
    </message>
    <message>
        <source>{number} 纸签已登记</source>
        <translation>{number}: paper signature registered</translation>
    </message>
    <message>
        <source>一次最多签 10 张，先签这些</source>
        <translation>At most 10 at a time; sign these first</translation>
    </message>
    <message>
        <source>先看右边，空格勾选；直接键 PIN、回车即签，最多 10 张</source>
        <translation>Read the right side, tick with Space; key the PIN and Enter to sign, at most 10</translation>
    </message>
    <message>
        <source>将签：{numbers}</source>
        <translation>To sign: {numbers}</translation>
    </message>
    <message>
        <source>待签出门证</source>
        <translation>Gate passes to sign</translation>
    </message>
    <message>
        <source>您登记的是 {number}·{role}</source>
        <translation>You register {number} · {role}</translation>
    </message>
    <message>
        <source>您签的是</source>
        <translation>You sign</translation>
    </message>
    <message>
        <source>您签的是 {number}·{role}</source>
        <translation>You sign {number} · {role}</translation>
    </message>
    <message>
        <source>条款 H-03</source>
        <translation>Rule H-03</translation>
    </message>
    <message>
        <source>正在签 {at}/{n}…</source>
        <translation>Signing {at}/{n}…</translation>
    </message>
    <message>
        <source>正在签…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>签字（{n} 张）</source>
        <translation>Sign ({n})</translation>
    </message>
</context>
<context>
    <name>SiteView</name>
    <message>
        <source>{n} 项，改过 {m} 项</source>
        <translation>Settings: {n}, changed: {m}</translation>
    </message>
    <message>
        <source>一行一项</source>
        <translation>One item a line</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原文没有给数，按建议</source>
        <translation>The source gives no figure; this is our advice</translation>
    </message>
    <message>
        <source>变更原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>变更设置</source>
        <translation>Change setting</translation>
    </message>
    <message>
        <source>已变更：{title}。旧值留在审计里。</source>
        <translation>Changed: {title}. The old value stays in the audit.</translation>
    </message>
    <message>
        <source>扫批准人工牌，或输姓名</source>
        <translation>Scan the approver&apos;s badge, or type the name</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approver</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>新值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>新值（{unit}）</source>
        <translation>New value ({unit})</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>没有符合的，按 Esc 清除筛选。</source>
        <translation>Nothing matches; press Esc to clear the filter.</translation>
    </message>
    <message>
        <source>现值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>站点设置</source>
        <translation>Site settings</translation>
    </message>
    <message>
        <source>筛选：名称、键、条款</source>
        <translation>Filter: name, key, rule</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>这项会改变规则：由另一人批准后才生效（M-06）。</source>
        <translation>This changes a rule: it takes effect once somebody else approves (M-06).</translation>
    </message>
    <message>
        <source>选一项设置</source>
        <translation>Choose a setting</translation>
    </message>
    <message>
        <source>键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>，自 {at}</source>
        <translation>, since {at}</translation>
    </message>
</context>
<context>
    <name>SlipView</name>
    <message>
        <source>{customer}·{place}</source>
        <translation>{customer} · {place}</translation>
    </message>
    <message>
        <source>{on_time}·差异 {n}·附件 {files}</source>
        <translation>{on_time} · discrepancies {n} · files {files}</translation>
    </message>
    <message>
        <source>也可拖到这里：PNG、JPEG、PDF</source>
        <translation>Or drop it here: PNG, JPEG, PDF</translation>
    </message>
    <message>
        <source>交付回单</source>
        <translation>Delivery slips</translation>
    </message>
    <message>
        <source>交付记录</source>
        <translation>Delivery record</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>出厂</source>
        <translation>Left works</translation>
    </message>
    <message>
        <source>到货时间</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>到货状况</source>
        <translation>Condition on arrival</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>反馈：{words}</source>
        <translation>Feedback: {words}</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>发货单 {dispatch}·出门证 {gate}·{n} 箱</source>
        <translation>Dispatch order {dispatch} · gate pass {gate} · boxes: {n}</translation>
    </message>
    <message>
        <source>合同约定保护到目的地的必填</source>
        <translation>Required if the contract protects to destination</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>实收</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户意见</source>
        <translation>Customer&apos;s view</translation>
    </message>
    <message>
        <source>应收</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>愿望</source>
        <translation>Wishes</translation>
    </message>
    <message>
        <source>扫 JF 条码或选一行</source>
        <translation>Scan a JF barcode or choose a row</translation>
    </message>
    <message>
        <source>按「验收说明」处理第 {n} 行异议</source>
        <translation>Settle discrepancy line {n} by “Acceptance note”</translation>
    </message>
    <message>
        <source>按时到货</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>晚到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>晚到原因</source>
        <translation>Cause of delay</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>没有可留空</source>
        <translation>May be blank</translation>
    </message>
    <message>
        <source>没有在途的交付记录。车辆出门后会出现在这里；也可扫交付记录条码。</source>
        <translation>No deliveries on the way. They appear here once the vehicle has left; or scan the barcode of a delivery record.</translation>
    </message>
    <message>
        <source>没有晚到</source>
        <translation>Not late</translation>
    </message>
    <message>
        <source>没有选交付记录。</source>
        <translation>No delivery record chosen.</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Register visit</translation>
    </message>
    <message>
        <source>登记签收</source>
        <translation>Register signature</translation>
    </message>
    <message>
        <source>登记验收</source>
        <translation>Register acceptance</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>签收 {signer} {time}</source>
        <translation>Signed by {signer} {time}</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>签收单</source>
        <translation>Signed slip</translation>
    </message>
    <message>
        <source>签收单扫描件或照片</source>
        <translation>Scan or photo of the signed slip</translation>
    </message>
    <message>
        <source>签收时间</source>
        <translation>Signed at</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>请选</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>读不出文件 {name}</source>
        <translation>Cannot read file {name}</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>选扫描件或照片</source>
        <translation>Choose scan or photo</translation>
    </message>
    <message>
        <source>验收结果</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>验收说明</source>
        <translation>Acceptance note</translation>
    </message>
    <message>
        <source>验收：{result} {note}</source>
        <translation>Acceptance: {result} {note}</translation>
    </message>
    <message>
        <source>（不在客户签收人名单，请销售确认）</source>
        <translation> (not on the customer&apos;s list of signers; Sales must confirm)</translation>
    </message>
</context>
<context>
    <name>SoundBar</name>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>多了</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>已记下。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>已记下；启动选项 --volume 会压过它。</source>
        <translation>Saved; the start option --volume goes before it.</translation>
    </message>
    <message>
        <source>待签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>念一句</source>
        <translation>Say a sentence</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>装车时念出位置（用这台电脑的中文语音）</source>
        <translation>Speak the place while loading (this computer&apos;s Chinese voice)</translation>
    </message>
    <message>
        <source>这台电脑没有中文语音，装车位置只显示、不念。装好系统的中文语音后再开。</source>
        <translation>This computer has no Chinese voice; places are shown, not spoken. Install one, then switch on.</translation>
    </message>
    <message>
        <source>这台电脑没有音频设备，交付台不出声；屏上的字和颜色照旧。</source>
        <translation>This computer has no audio device and Jiaofu Desk is silent; words and colours on screen stay as they are.</translation>
    </message>
    <message>
        <source>重扫</source>
        <translation>Rescan</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>SpecsView</name>
    <message>
        <source>·批准 {approver}</source>
        <translation> · approved by {approver}</translation>
    </message>
    <message>
        <source>交付前防护</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>做新版次</source>
        <translation>New revision</translation>
    </message>
    <message>
        <source>允差比例</source>
        <translation>Tolerance share</translation>
    </message>
    <message>
        <source>内包装重</source>
        <translation>Product packing</translation>
    </message>
    <message>
        <source>包装图</source>
        <translation>Drawing</translation>
    </message>
    <message>
        <source>包装图号</source>
        <translation>Drawing no.</translation>
    </message>
    <message>
        <source>包装物代码</source>
        <translation>Pack. code</translation>
    </message>
    <message>
        <source>包装要求</source>
        <translation>Packing requirement</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>合格证、说明书</source>
        <translation>Certificate、Manual</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Pic.</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg)</source>
        <translation>Picture (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>封箱时逐项确认：拉伸膜、护角、防潮袋</source>
        <translation>Confirmed one by one at sealing: stretch film, edge guards, moisture bag</translation>
    </message>
    <message>
        <source>已批准的不改，用「做新版次」</source>
        <translation>Approved ones are not changed: make a new revision</translation>
    </message>
    <message>
        <source>已批准，{day} 起执行；装配工包装前要先确认。</source>
        <translation>Approved, in force from {day}; assemblers must confirm it before packing.</translation>
    </message>
    <message>
        <source>已批准：{number} 可以走{mode}。</source>
        <translation>Approved: {number} may go by {mode}.</translation>
    </message>
    <message>
        <source>待批</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>待生效</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>必做</source>
        <translation>Must</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>批准运输例外</source>
        <translation>Approve exception</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>新包装要求</source>
        <translation>New packing requirement</translation>
    </message>
    <message>
        <source>有</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>每箱件数</source>
        <translation>Per box</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Rev.</translation>
    </message>
    <message>
        <source>特殊防护</source>
        <translation>Special care</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>筛选：产品、图号</source>
        <translation>Filter: product, drawing</translation>
    </message>
    <message>
        <source>编制 {author}</source>
        <translation>Author {author}</translation>
    </message>
    <message>
        <source>至少写一步</source>
        <translation>Write at least one step</translation>
    </message>
    <message>
        <source>至少选一种运输方式</source>
        <translation>Choose at least one transport mode</translation>
    </message>
    <message>
        <source>被替代</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>贵重/安全件，空着按设置：防静电、固定牢靠、两人搬运</source>
        <translation>Valuable/safety parts; blank means as set: antistatic, well fixed, carried by two</translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>运输方式例外（只对一张发货单）</source>
        <translation>Transport exception (for one dispatch order)</translation>
    </message>
    <message>
        <source>适用运输</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>选图…</source>
        <translation>Picture…</translation>
    </message>
    <message>
        <source>选这一步的图</source>
        <translation>Choose the picture of this step</translation>
    </message>
    <message>
        <source>重量允差</source>
        <translation>Tolerance</translation>
    </message>
    <message>
        <source>防震</source>
        <translation>Cushion</translation>
    </message>
    <message>
        <source>随箱资料</source>
        <translation>Papers in box</translation>
    </message>
</context>
<context>
    <name>StagesPanel</name>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>晚于计划</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>还没有阶段记录。</source>
        <translation>No stages yet.</translation>
    </message>
    <message>
        <source>逾期未到</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stages</translation>
    </message>
</context>
<context>
    <name>StandardsView</name>
    <message>
        <source>{who} 写定于 {when}</source>
        <translation>Settled by {who} on {when}</translation>
    </message>
    <message>
        <source>上下限要填数字：{words}</source>
        <translation>Limits must be numbers: {words}</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>企业标准</source>
        <translation>Company standard</translation>
    </message>
    <message>
        <source>做新版次</source>
        <translation>New revision</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>停用原因</source>
        <translation>Reason for taking out of use</translation>
    </message>
    <message>
        <source>停用时写明</source>
        <translation>Why it is withdrawn</translation>
    </message>
    <message>
        <source>允许不合格</source>
        <translation>May fail</translation>
    </message>
    <message>
        <source>写定的标准不改，用「做新版次」；旧版照样可查</source>
        <translation>A settled standard is not changed: make a new revision; the old one can still be read</translation>
    </message>
    <message>
        <source>出参数的设计人员</source>
        <translation>Designer who gave the parameters</translation>
    </message>
    <message>
        <source>参数单</source>
        <translation>Parameter sheet</translation>
    </message>
    <message>
        <source>参数单要写编制人</source>
        <translation>A parameter sheet needs its author</translation>
    </message>
    <message>
        <source>只用于任务单</source>
        <translation>Only for task order</translation>
    </message>
    <message>
        <source>合同技术协议 3.2</source>
        <translation>Contract technical agreement 3.2</translation>
    </message>
    <message>
        <source>国家标准</source>
        <translation>National standard</translation>
    </message>
    <message>
        <source>图片或 PDF (*.png *.jpg *.jpeg *.pdf)</source>
        <translation>Picture or PDF (*.png *.jpg *.jpeg *.pdf)</translation>
    </message>
    <message>
        <source>客户要求</source>
        <translation>Customer&apos;s wish</translation>
    </message>
    <message>
        <source>已写定，{name} 起用；旧版照样可查。</source>
        <translation>Written; {name} is in force. The old revision can still be read.</translation>
    </message>
    <message>
        <source>已附参数单</source>
        <translation>Parameter sheet attached</translation>
    </message>
    <message>
        <source>抽样件数</source>
        <translation>Sample pieces</translation>
    </message>
    <message>
        <source>新检验标准</source>
        <translation>New inspection standard</translation>
    </message>
    <message>
        <source>旧版</source>
        <translation>Old rev.</translation>
    </message>
    <message>
        <source>标准编号</source>
        <translation>Standard no.</translation>
    </message>
    <message>
        <source>检验方式</source>
        <translation>Inspection method</translation>
    </message>
    <message>
        <source>检验标准</source>
        <translation>Inspection standard</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Rev.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>空着就用于这个产品</source>
        <translation>Blank means for this product</translation>
    </message>
    <message>
        <source>筛选：产品、编号</source>
        <translation>Filter: product, number</translation>
    </message>
    <message>
        <source>编制人</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>编制日期</source>
        <translation>Written on</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>至少写一项</source>
        <translation>Write at least one item</translation>
    </message>
    <message>
        <source>选签字的参数单</source>
        <translation>Choose signed parameter sheet</translation>
    </message>
    <message>
        <source>选签字的参数单…</source>
        <translation>Choose signed parameter sheet…</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
</context>
<context>
    <name>StartLoad</name>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>已做安全交底</source>
        <translation>Safety briefing done</translation>
    </message>
    <message>
        <source>开始装车</source>
        <translation>Start loading</translation>
    </message>
    <message>
        <source>监装委托书</source>
        <translation>Supervision letter</translation>
    </message>
    <message>
        <source>组长监装时填文号</source>
        <translation>Letter no. if a team leader supervises</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message>
        <source>{day} 起</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>{h} 时</source>
        <translation>{h}:00</translation>
    </message>
    <message>
        <source>{kinds} 种，每百次 {rate:.1f}</source>
        <translation>Kinds: {kinds}, {rate:.1f} per 100</translation>
    </message>
    <message>
        <source>{n} 人核对</source>
        <translation>Checkers: {n}</translation>
    </message>
    <message>
        <source>{n} 人装箱</source>
        <translation>Packers: {n}</translation>
    </message>
    <message>
        <source>{n} 条</source>
        <translation>Entries: {n}</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>件/小时</source>
        <translation>Items/h</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>All day</translation>
    </message>
    <message>
        <source>单据/台位</source>
        <translation>Paper/bench</translation>
    </message>
    <message>
        <source>回车看明细</source>
        <translation>Enter shows details</translation>
    </message>
    <message>
        <source>夜班</source>
        <translation>Night shift</translation>
    </message>
    <message>
        <source>太快{f} 未计{a} 手工{b} 例外{c}</source>
        <translation>fast {f} uncounted {a} keyed {b} exc. {c}</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>拒绝按种类</source>
        <translation>Refusals by kind</translation>
    </message>
    <message>
        <source>拒绝的扫描</source>
        <translation>Refused scans</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>核对箱数</source>
        <translation>Boxes checked</translation>
    </message>
    <message>
        <source>每人</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>每小时装入件数</source>
        <translation>Items packed per hour</translation>
    </message>
    <message>
        <source>每箱 {n:.1f} 件</source>
        <translation>{n:.1f} per box</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>No records.</translation>
    </message>
    <message>
        <source>点开看记录</source>
        <translation>Click for records</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>白班</source>
        <translation>Day shift</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>装入件数</source>
        <translation>Items packed</translation>
    </message>
    <message>
        <source>装完箱数</source>
        <translation>Boxes packed</translation>
    </message>
    <message>
        <source>要看的</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>请看</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>这段时间没有人在装箱台工作。</source>
        <translation>Nobody worked at the bench in this time.</translation>
    </message>
</context>
<context>
    <name>StepSlider</name>
    <message>
        <source>第 {n} / {all} 箱</source>
        <translation>Box {n} of {all}</translation>
    </message>
</context>
<context>
    <name>StockListView</name>
    <message>
        <source>{n} 种 {pieces} 件</source>
        <translation>{n} products, {pieces} pcs</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>产品、序列号、批号、库位</source>
        <translation>Product, serial, lot no., place</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>先进先出&#x3000;回车看追溯</source>
        <translation>First in, first out  Enter shows the trace</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stock in</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>只列最早的 {n} 条，其余请搜索</source>
        <translation>Only the {n} earliest lines are shown; search for the rest</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>序列号 / 批号</source>
        <translation>Serial/lot no.</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>库里没有货。下一步：到「入库」扫单据和标签。</source>
        <translation>No goods in stock. Next: go to Stock in and scan the papers and labels.</translation>
    </message>
    <message>
        <source>总数</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>最后期限</source>
        <translation>Last date</translation>
    </message>
    <message>
        <source>柱高＝件数&#x3000;框＝选中的产品&#x3000;方向键、回车</source>
        <translation>Bar height = pieces  Frame = chosen product  Arrow keys, Enter</translation>
    </message>
    <message>
        <source>每一件</source>
        <translation>Each piece</translation>
    </message>
    <message>
        <source>没有符合的产品。回车按序列号、批号找，Esc 清除。</source>
        <translation>No product fits. Enter searches by serial and lot no.; Esc clears.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现存</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>选一个产品或库位，看每一件。</source>
        <translation>Choose a product or a place to see each piece.</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>预留给</source>
        <translation>Reserved for</translation>
    </message>
</context>
<context>
    <name>StockMap</name>
    <message>
        <source>{code}：{pieces} 件</source>
        <translation>{code}: {pieces} pieces</translation>
    </message>
    <message>
        <source>封</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>库区与库位：{zones}</source>
        <translation>Zones and places: {zones}</translation>
    </message>
    <message>
        <source>空</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>还没有库位。请管理员在「资料·库区库位」建立。</source>
        <translation>No places yet. Ask the administrator to set them up under Data · Zones and places.</translation>
    </message>
    <message>
        <source>，停用待处理 {n} 件</source>
        <translation>, {n} pcs out of use to be settled</translation>
    </message>
    <message>
        <source>，只放未开封的</source>
        <translation>, unopened goods only</translation>
    </message>
</context>
<context>
    <name>StockSteps</name>
    <message>
        <source>{goods} 不再为 {order} 预留</source>
        <translation>{goods} is no longer reserved for {order}</translation>
    </message>
    <message>
        <source>{goods} 已为 {order} 预留</source>
        <translation>{goods} is reserved for {order}</translation>
    </message>
    <message>
        <source>{goods} 已解除隔离</source>
        <translation>{goods} is released from hold</translation>
    </message>
    <message>
        <source>{goods} 已隔离</source>
        <translation>{goods} is on hold</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>解除隔离</source>
        <translation>Release hold</translation>
    </message>
    <message>
        <source>解除预留</source>
        <translation>Unreserve</translation>
    </message>
    <message>
        <source>订单号（预留）或原因（隔离、解除隔离）</source>
        <translation>Order no. (reserve) or reason (hold, release)</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserve</translation>
    </message>
</context>
<context>
    <name>StopsCard</name>
    <message>
        <source>先卸</source>
        <translation>Unload first</translation>
    </message>
    <message>
        <source>全程随车的</source>
        <translation>Aboard all the way</translation>
    </message>
    <message>
        <source>卸货顺序</source>
        <translation>Unloading order</translation>
    </message>
    <message>
        <source>后卸</source>
        <translation>Unload later</translation>
    </message>
    <message>
        <source>定第 {n} 站送货员</source>
        <translation>Set courier of stop {n}</translation>
    </message>
    <message>
        <source>定送货员</source>
        <translation>Set courier</translation>
    </message>
    <message>
        <source>客户、地址</source>
        <translation>Customer, address</translation>
    </message>
    <message>
        <source>站</source>
        <translation>#</translation>
    </message>
    <message>
        <source>行车单</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>还没有发货单。</source>
        <translation>No dispatch orders yet.</translation>
    </message>
    <message>
        <source>送货员</source>
        <translation>Courier</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>保管期</source>
        <translation>Keeping period</translation>
    </message>
    <message>
        <source>库区检查</source>
        <translation>Zone checks</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>待查</source>
        <translation>In doubt</translation>
    </message>
    <message>
        <source>每一件都有出处、库位和期限</source>
        <translation>Every piece has its origin, place and dates</translation>
    </message>
    <message>
        <source>温湿度</source>
        <translation>Climate</translation>
    </message>
    <message>
        <source>现存</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock count</translation>
    </message>
    <message>
        <source>移库</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>追溯</source>
        <translation>Trace</translation>
    </message>
</context>
<context>
    <name>TableFoot</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export Excel</translation>
    </message>
    <message>
        <source>已写 {name}</source>
        <translation>Wrote {name}</translation>
    </message>
    <message>
        <source>正在写 {name}…</source>
        <translation>Writing {name}…</translation>
    </message>
</context>
<context>
    <name>TakeSheet</name>
    <message>
        <source>单子还没拿来时先记下，一班内补登。</source>
        <translation>Note it before the sheet comes in; enter it within one shift.</translation>
    </message>
    <message>
        <source>记为已用待补登</source>
        <translation>Note as used, to enter</translation>
    </message>
    <message>
        <source>门卫报已用</source>
        <translation>Guard reports used</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>{product} {model} · {n} {unit} · 已交库 {done}</source>
        <translation>{product} {model} · {n} {unit} · {done} handed in</translation>
    </message>
    <message>
        <source>以后这个产品就用这些工序</source>
        <translation>Use these operations for this product from now on</translation>
    </message>
    <message>
        <source>图号</source>
        <translation>Drawing no.</translation>
    </message>
    <message>
        <source>工序，用顿号隔开</source>
        <translation>Processes, separated by 、</translation>
    </message>
    <message>
        <source>工艺文件号</source>
        <translation>Process document no.</translation>
    </message>
    <message>
        <source>开质量跟踪卡</source>
        <translation>Open quality card</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>生产任务单 {number}</source>
        <translation>Task order {number}</translation>
    </message>
</context>
<context>
    <name>TasksView</name>
    <message>
        <source> 等 {n} 个</source>
        <translation>, … {n} in all</translation>
    </message>
    <message>
        <source>{number} 已下达，标签已排队。</source>
        <translation>{number} released, labels queued.</translation>
    </message>
    <message>
        <source>{number} 补打已排队。</source>
        <translation>Reprint of {number} queued.</translation>
    </message>
    <message>
        <source>下达，打印标签</source>
        <translation>Release, print labels</translation>
    </message>
    <message>
        <source>交期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>先在左边选一行</source>
        <translation>Choose a row on the left first</translation>
    </message>
    <message>
        <source>备货</source>
        <translation>For stock</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot no.</translation>
    </message>
    <message>
        <source>编制</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>补打任务单和标签</source>
        <translation>Reprint task order and labels</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for reprint</translation>
    </message>
    <message>
        <source>补打要写明原因</source>
        <translation>Say why it is printed again</translation>
    </message>
    <message>
        <source>装配车间</source>
        <translation>Assembly shop</translation>
    </message>
    <message>
        <source>车间</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>还差</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>选中的任务单</source>
        <translation>Chosen task order</translation>
    </message>
</context>
<context>
    <name>TicksPanel</name>
    <message>
        <source>发货前三方确认交付时间、方式和数量；改动其中之一，已有的确认作废。</source>
        <translation>Before dispatch three parties confirm time, mode and quantity; changing one of them voids the confirmations.</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>还没有经过</source>
        <translation>No history yet</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>1–3 天</source>
        <translation>1–3 days</translation>
    </message>
    <message>
        <source>24 h 内</source>
        <translation>Within 24 h</translation>
    </message>
    <message>
        <source>24 h 响应</source>
        <translation>24 h response</translation>
    </message>
    <message>
        <source>4–7 天</source>
        <translation>4–7 days</translation>
    </message>
    <message>
        <source>{date} 周{day}</source>
        <translation>{date} {day}</translation>
    </message>
    <message>
        <source>{h} h {m:02d} 分</source>
        <translation>{h} h {m:02d}</translation>
    </message>
    <message>
        <source>{m} 分</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>Cases: {n}</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} 张待签</source>
        <translation>{n} to be signed</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今日装箱拦下</source>
        <translation>Stopped at box check today</translation>
    </message>
    <message>
        <source>今日装箱拦下 {n} 件</source>
        <translation>Stopped at box check today: {n}</translation>
    </message>
    <message>
        <source>仓管</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>全拦住</source>
        <translation>All caught</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>准时到货</source>
        <translation>On-time arrival</translation>
    </message>
    <message>
        <source>到期要办</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>到期要办 {n}</source>
        <translation>Due {n}</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>各岗位还有</source>
        <translation>Other roles have</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles in</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>尽快</source>
        <translation>Soon</translation>
    </message>
    <message>
        <source>差 {n} 件</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>按最急排·↑↓ 选·回车打开</source>
        <translation>Most urgent first · ↑↓ choose · Enter opens</translation>
    </message>
    <message>
        <source>按条款</source>
        <translation>By rule</translation>
    </message>
    <message>
        <source>无待签</source>
        <translation>None to be signed</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>最久 {h} 小时 {m} 分</source>
        <translation>longest {h} h {m} min</translation>
    </message>
    <message>
        <source>最新单据</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>未结服务单</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>未结服务单，按已过天数</source>
        <translation>Open service cases by age in days</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>Below target</translation>
    </message>
    <message>
        <source>本月·目标 {target}</source>
        <translation>This month · target {target}</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>没有到期要办的事。</source>
        <translation>Nothing is due.</translation>
    </message>
    <message>
        <source>目标 95 %</source>
        <translation>Target 95 %</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>装箱拦下</source>
        <translation>Box stops</translation>
    </message>
    <message>
        <source>谁办</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>质检</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>超 7 天</source>
        <translation>Over 7 days</translation>
    </message>
    <message>
        <source>超 {span}</source>
        <translation>{span} over</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>On target</translation>
    </message>
    <message>
        <source>过期 {n}</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>近 14 日准时到货</source>
        <translation>On-time arrival, last 14 days</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>还没有单据。</source>
        <translation>No documents yet.</translation>
    </message>
    <message>
        <source>门卫与签字</source>
        <translation>Gate</translation>
    </message>
</context>
<context>
    <name>TolerancesView</name>
    <message>
        <source>{g} g / {permille}‰</source>
        <translation>{g} g / {permille}‰</translation>
    </message>
    <message>
        <source>一件才 {piece} g：少装一件称不出来，要靠点数。</source>
        <translation>One item is only {piece} g: weighing cannot find one missing; rely on counting.</translation>
    </message>
    <message>
        <source>中位差 g</source>
        <translation>Median g</translation>
    </message>
    <message>
        <source>中位差偏大：先核对净重、内包装重和箱重资料。</source>
        <translation>Median difference large: first check the net, product packing and box weights.</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>依据：只装这一种货的 {n} 箱，中位差 {median} g，散布 ± {spread} g，建议 {floor} g。</source>
        <translation>Basis: boxes with this product only: {n}; median difference {median} g, spread ± {spread} g, advised {floor} g.</translation>
    </message>
    <message>
        <source>允差</source>
        <translation>Tolerance</translation>
    </message>
    <message>
        <source>允差至少</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>全站 {g} g / {permille}‰</source>
        <translation>Site {g} g / {permille}‰</translation>
    </message>
    <message>
        <source>包装图</source>
        <translation>Drawing</translation>
    </message>
    <message>
        <source>只装这一种货的箱称过 {n} 箱，满 {least} 箱才有建议。</source>
        <translation>Boxes weighed with this product only: {n}; advice needs {least}.</translation>
    </message>
    <message>
        <source>已称</source>
        <translation>Weighed</translation>
    </message>
    <message>
        <source>建议 g</source>
        <translation>Advised g</translation>
    </message>
    <message>
        <source>或箱重的</source>
        <translation>Or of box</translation>
    </message>
    <message>
        <source>筛选：产品、图号</source>
        <translation>Filter: product, drawing</translation>
    </message>
    <message>
        <source>箱重允差</source>
        <translation>Box weight tolerance</translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>{n} 件</source>
        <translation>{n} pcs</translation>
    </message>
    <message>
        <source>从生产到客户走过的每一步、每次隔离和现在的位置，按时间画出来</source>
        <translation>Every step from production to customer, every hold and the present place, drawn over time</translation>
    </message>
    <message>
        <source>发往 {whom}</source>
        <translation>Sent to {whom}</translation>
    </message>
    <message>
        <source>只有这一件。</source>
        <translation>This is the only piece.</translation>
    </message>
    <message>
        <source>同一单据</source>
        <translation>Same paper</translation>
    </message>
    <message>
        <source>序列号/批号</source>
        <translation>Serial/lot no.</translation>
    </message>
    <message>
        <source>序列号、批号、箱号，或质量跟踪卡、任务单、检验单、合格证、入库单、发货单、车次、出门证、服务单</source>
        <translation>Serial, lot or box no., or quality card, task order, inspection sheet, certificate, goods receipt, dispatch order, truck run, gate pass, service case</translation>
    </message>
    <message>
        <source>打印追溯单</source>
        <translation>Print trace sheet</translation>
    </message>
    <message>
        <source>扫任何一个码</source>
        <translation>Scan any code</translation>
    </message>
    <message>
        <source>扫码，或键入任何编号</source>
        <translation>Scan, or type any number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>追溯单第 {n} 次，已送打印</source>
        <translation>Trace sheet, copy {n}, sent to the printer</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>TrailHead</name>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>TrailPicture</name>
    <message>
        <source>{time} 起</source>
        <translation>From {time}</translation>
    </message>
    <message>
        <source>← → 收起、展开</source>
        <translation>← → fold, unfold</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>隔 {n} 天</source>
        <translation>{n} d apart</translation>
    </message>
</context>
<context>
    <name>TransportChange</name>
    <message>
        <source>不按建议时物流科长必填</source>
        <translation>Logistics head: if not as advised</translation>
    </message>
    <message>
        <source>定运输方式</source>
        <translation>Set transport mode</translation>
    </message>
    <message>
        <source>建议 {kinds}：{why}（{row}）。由物流科长定。</source>
        <translation>Advised {kinds}: {why} ({row}). The logistics head decides.</translation>
    </message>
    <message>
        <source>或</source>
        <translation> or </translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>距离</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>运输</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation>Transport mode</translation>
    </message>
</context>
<context>
    <name>TripCancel</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>取消车次</source>
        <translation>Cancel trip</translation>
    </message>
    <message>
        <source>车上还有发货单时先改期。</source>
        <translation>Postpone the dispatch orders aboard first.</translation>
    </message>
</context>
<context>
    <name>TripCard</name>
    <message>
        <source>Ctrl+数字选站，Alt+↑↓ 调次序</source>
        <translation>Ctrl+digit picks a stop, Alt+↑↓ moves it</translation>
    </message>
    <message>
        <source>Shift+方向键改时间和码头，Ctrl+N 新建</source>
        <translation>Shift+arrows change time and dock, Ctrl+N new</translation>
    </message>
    <message>
        <source>{n} 箱</source>
        <translation>Boxes: {n}</translation>
    </message>
    <message>
        <source>{n} 箱未封，按规格预估</source>
        <translation>{n} boxes not sealed, estimated from specs</translation>
    </message>
    <message>
        <source>出门 {time}</source>
        <translation>Left {time}</translation>
    </message>
    <message>
        <source>到厂 {time}</source>
        <translation>Arrived {time}</translation>
    </message>
    <message>
        <source>卸货顺序</source>
        <translation>Unloading order</translation>
    </message>
    <message>
        <source>可以放行</source>
        <translation>Ready for release</translation>
    </message>
    <message>
        <source>司机未定</source>
        <translation>No driver</translation>
    </message>
    <message>
        <source>已放行</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>挂车 {plate}</source>
        <translation>Trailer {plate}</translation>
    </message>
    <message>
        <source>放行还缺</source>
        <translation>Still missing for release</translation>
    </message>
    <message>
        <source>没有选车次</source>
        <translation>No trip chosen</translation>
    </message>
    <message>
        <source>用方向键选一个车次</source>
        <translation>Choose a trip with the arrow keys</translation>
    </message>
    <message>
        <source>站 1 最先卸、最后装</source>
        <translation>Stop 1 unloads first, loads last</translation>
    </message>
    <message>
        <source>约 {time}</source>
        <translation>About {time}</translation>
    </message>
    <message>
        <source>还没有发货单，在日计划里排上车</source>
        <translation>No orders yet; use the day plan</translation>
    </message>
</context>
<context>
    <name>TripChange</name>
    <message>
        <source>临时车辆填，如 2027-05-31</source>
        <translation>Casual vehicle: 2027-05-31</translation>
    </message>
    <message>
        <source>只按装柜图次序装（G-06）</source>
        <translation>Load in plan order only (G-06)</translation>
    </message>
    <message>
        <source>司机/提货人</source>
        <translation>Driver/pick-up person</translation>
    </message>
    <message>
        <source>年检有效至</source>
        <translation>Vehicle test until</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>换车原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>换车或换柜必填</source>
        <translation>For another vehicle or container</translation>
    </message>
    <message>
        <source>换车由物流科长批准并写明原因；改后重新验车。</source>
        <translation>The logistics head approves another vehicle, with a reason; then check the vehicle again.</translation>
    </message>
    <message>
        <source>改车次</source>
        <translation>Edit trip</translation>
    </message>
    <message>
        <source>改车次、换车（G-02）</source>
        <translation>Change trip or vehicle (G-02)</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>步行/快递填；空着取电话末四位</source>
        <translation>On foot/courier: required; blank takes the phone&apos;s last four</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>自有或客户车辆</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>装车时间</source>
        <translation>Loading time</translation>
    </message>
    <message>
        <source>装车次序</source>
        <translation>Loading order</translation>
    </message>
    <message>
        <source>订了挂车才填，验车时对</source>
        <translation>Only if a trailer is booked; checked on arrival</translation>
    </message>
    <message>
        <source>订车/订舱号</source>
        <translation>Booking no.</translation>
    </message>
    <message>
        <source>证件末四位</source>
        <translation>ID last four</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>预报封签</source>
        <translation>Seal (booked)</translation>
    </message>
</context>
<context>
    <name>TripFacts</name>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>已装</source>
        <translation>On</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>打开装柜图</source>
        <translation>Open load plan</translation>
    </message>
    <message>
        <source>未装</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>车与人</source>
        <translation>Vehicle, people</translation>
    </message>
    <message>
        <source>还没有装好的箱。先排上发货单，装箱后箱列在这里。</source>
        <translation>No packed boxes yet. Put dispatch orders on the trip; boxes are listed here once packed.</translation>
    </message>
    <message>
        <source>途中</source>
        <translation>In transit</translation>
    </message>
</context>
<context>
    <name>TripForm</name>
    <message>
        <source>不排了</source>
        <translation>Don&apos;t plan</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>定车</source>
        <translation>Set vehicle</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>换车</source>
        <translation>Change vehicle</translation>
    </message>
    <message>
        <source>换车原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>换车由物流科长批准（G-02）</source>
        <translation>The logistics head approves a changed vehicle (G-02)</translation>
    </message>
    <message>
        <source>排车次</source>
        <translation>Plan trip</translation>
    </message>
    <message>
        <source>新车次</source>
        <translation>New trip</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>月台</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>照所选车辆</source>
        <translation>As the chosen vehicle</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>监装人</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>自有或客户车辆</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>装车时长</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>车未定可空</source>
        <translation>Blank if no vehicle yet</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>送货员</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>送货员二</source>
        <translation>Courier 2</translation>
    </message>
</context>
<context>
    <name>TripLogForm</name>
    <message>
        <source>司机、客户</source>
        <translation>Driver, customer</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Log it</translation>
    </message>
    <message>
        <source>途中记录（F-18）</source>
        <translation>Transit log (F-18)</translation>
    </message>
</context>
<context>
    <name>TripPanel</name>
    <message>
        <source>先卸</source>
        <translation>Unload first</translation>
    </message>
    <message>
        <source>后卸</source>
        <translation>Unload later</translation>
    </message>
    <message>
        <source>复制到微信</source>
        <translation>Copy for WeChat</translation>
    </message>
    <message>
        <source>定车</source>
        <translation>Set vehicle</translation>
    </message>
    <message>
        <source>已复制文字和图片，到微信里粘贴</source>
        <translation>Text and picture copied; paste them in WeChat</translation>
    </message>
    <message>
        <source>打印行车单</source>
        <translation>Print run sheet</translation>
    </message>
    <message>
        <source>打开装柜图</source>
        <translation>Open load plan</translation>
    </message>
    <message>
        <source>换车</source>
        <translation>Change vehicle</translation>
    </message>
</context>
<context>
    <name>TripWords</name>
    <message>
        <source>{at} 出发</source>
        <translation>leaves {at}</translation>
    </message>
    <message>
        <source>{at} 到</source>
        <translation>arrives {at}</translation>
    </message>
    <message>
        <source>{at}·门岗登记</source>
        <translation>{at} · gate-in</translation>
    </message>
    <message>
        <source>{low}～{high} °C，记录仪 {logger}，出发 {reading} °C</source>
        <translation>{low}～{high} °C, logger {logger}, at departure {reading} °C</translation>
    </message>
    <message>
        <source>{n} / {total} 箱</source>
        <translation>{n} / {total} boxes</translation>
    </message>
    <message>
        <source>{n} 箱 → {no}（{why}；{who}）</source>
        <translation>{n} boxes → {no} ({why}; {who})</translation>
    </message>
    <message>
        <source>{n} 箱编号改了：扫旧标签，贴新标签，扫回</source>
        <translation>Renumbered boxes: {n}. Scan the old label, stick the new one, scan it back</translation>
    </message>
    <message>
        <source>{who} 拒签，仓管员改正后再送签</source>
        <translation>{who} declined; the storekeeper corrects and resends</translation>
    </message>
    <message>
        <source>上次验车不合格：换车或整改后再验</source>
        <translation>Last vehicle check failed: change or mend the vehicle, then check again</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>两人核对，装完</source>
        <translation>Check by two, finish</translation>
    </message>
    <message>
        <source>入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>出门证已过期或作废，仓管员重开出门证</source>
        <translation>Gate pass expired or void; the storekeeper reissues it</translation>
    </message>
    <message>
        <source>只按装柜图次序</source>
        <translation>In plan order only</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>在发货单里安排到本车次</source>
        <translation>Plan it for this trip under Dispatch orders</translation>
    </message>
    <message>
        <source>备货</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>少装</source>
        <translation>Left behind</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>开始装车</source>
        <translation>Start loading</translation>
    </message>
    <message>
        <source>扫箱上车，还差 {n} 箱</source>
        <translation>Scan boxes aboard, {n} to go</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>提货人</source>
        <translation>Pick-up person</translation>
    </message>
    <message>
        <source>提货人到后开始装车，不用验车</source>
        <translation>Load once the pick-up person is here; no vehicle check</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>核对备货 {no}：扫发货单，再逐箱扫</source>
        <translation>Staging check {no}: scan the dispatch order, then box by box</translation>
    </message>
    <message>
        <source>毛重</source>
        <translation>Gross</translation>
    </message>
    <message>
        <source>没有要做的</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>温度</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>监装</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>码头</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>等签收回单</source>
        <translation>Await signed slip</translation>
    </message>
    <message>
        <source>等财务部、人事总务部签出门证</source>
        <translation>Wait for Finance and Personnel to sign the gate pass</translation>
    </message>
    <message>
        <source>装车次序</source>
        <translation>Loading order</translation>
    </message>
    <message>
        <source>订车号</source>
        <translation>Booking no.</translation>
    </message>
    <message>
        <source>路线</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>车到后验车</source>
        <translation>Check the vehicle on arrival</translation>
    </message>
    <message>
        <source>车到门卫，扫出门证放行</source>
        <translation>When the vehicle is at the gate, scan the gate pass</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>运输防护</source>
        <translation>Transport protection</translation>
    </message>
    <message>
        <source>送货员</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>验车</source>
        <translation>Vehicle</translation>
    </message>
</context>
<context>
    <name>TripsView</name>
    <message>
        <source>{who} 拒签：{why}</source>
        <translation>{who} declined: {why}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一步：在左边选车次；新车次由物流科长或班组长排</source>
        <translation>Next: choose a trip on the left; new trips are planned by the logistics head or team leader</translation>
    </message>
    <message>
        <source>下一步：填车牌、司机、装车时间，排车次</source>
        <translation>Next: enter plate, driver and loading time, then plan the trip</translation>
    </message>
    <message>
        <source>也可直接扫车次号条码。</source>
        <translation>Or scan the trip&apos;s barcode.</translation>
    </message>
    <message>
        <source>写成 2027-05-31 这样的日期</source>
        <translation>Write the date like 2027-05-31</translation>
    </message>
    <message>
        <source>出门证随之作废。</source>
        <translation>This voids the gate pass.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>在备货区扫发货单，再逐箱扫；多的、缺的当场打印差异单。</source>
        <translation>Scan the dispatch order in the staging area, then box by box; the slip of what is too many or missing prints at once.</translation>
    </message>
    <message>
        <source>开始扫箱</source>
        <translation>Start scanning</translation>
    </message>
    <message>
        <source>怎样改正</source>
        <translation>What was corrected</translation>
    </message>
    <message>
        <source>扫箱上车</source>
        <translation>Scan boxes aboard</translation>
    </message>
    <message>
        <source>拒签改正，再送签</source>
        <translation>Declined: put right, send again</translation>
    </message>
    <message>
        <source>改正好了，再送签</source>
        <translation>Corrected, resend</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新车次</source>
        <translation>New trip</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>未选</source>
        <translation>None chosen</translation>
    </message>
    <message>
        <source>核对备货</source>
        <translation>Staging check</translation>
    </message>
    <message>
        <source>核对备货（F-12）</source>
        <translation>Staging check (F-12)</translation>
    </message>
    <message>
        <source>没有待装车次。</source>
        <translation>No trips to load.</translation>
    </message>
    <message>
        <source>没有待装车次。按 Ctrl+N 新建。</source>
        <translation>No trips to load. Press Ctrl+N for a new one.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>装车</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>读不出这个文件</source>
        <translation>This file cannot be read</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车次装车</source>
        <translation>Trips and loading</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>重新打开装车</source>
        <translation>Reopen loading</translation>
    </message>
</context>
<context>
    <name>TrustView</name>
    <message>
        <source>--admin 管理员 --second 另一位</source>
        <translation>--admin NAME --second NAME</translation>
    </message>
    <message>
        <source>deputy add --name 姓名 --role finance --weekdays 1-5 --shift 17:30-08:00 {two}</source>
        <translation>deputy add --name NAME --role finance --weekdays 1-5 --shift 17:30-08:00 {two}</translation>
    </message>
    <message>
        <source>deputy remove 编号 {two}（编号见 jiaofu-admin trust deputy list）</source>
        <translation>deputy remove NUMBER {two} (numbers: jiaofu-admin trust deputy list)</translation>
    </message>
    <message>
        <source>key issue --name 姓名 --role finance {two}</source>
        <translation>key issue --name NAME --role finance {two}</translation>
    </message>
    <message>
        <source>key revoke 姓名 --reason 原因 {two}（随即发布）</source>
        <translation>key revoke NAME --reason REASON {two} (publishes at once)</translation>
    </message>
    <message>
        <source>{administrator}、{second}</source>
        <translation>{administrator}, {second}</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} d ago</translation>
    </message>
    <message>
        <source>{n} 天后到期</source>
        <translation>Expires in {n} days</translation>
    </message>
    <message>
        <source>{n} 把有效 · 共 {m} 把</source>
        <translation>{n} valid · {m} in all</translation>
    </message>
    <message>
        <source>{n} 项待发布</source>
        <translation>{n} to publish</translation>
    </message>
    <message>
        <source>{site}·{kind}</source>
        <translation>{site} · {kind}</translation>
    </message>
    <message>
        <source>……等 {n} 项</source>
        <translation>… {n} in all</translation>
    </message>
    <message>
        <source>不能信，原因见上</source>
        <translation>Not trusted, see reason above</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>保存在</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>发布名单</source>
        <translation>Publish the list</translation>
    </message>
    <message>
        <source>取消代签</source>
        <translation>End a deputy</translation>
    </message>
    <message>
        <source>可签</source>
        <translation>Can sign</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>名单不能用</source>
        <translation>Trust list unusable</translation>
    </message>
    <message>
        <source>名单是最新的</source>
        <translation>Trust list is up to date</translation>
    </message>
    <message>
        <source>在签字工位的命令行；改完都要发布名单才生效</source>
        <translation>On the command line of a signing station; every change holds once the list is published</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>密钥丢失</source>
        <translation>Key lost</translation>
    </message>
    <message>
        <source>已挂失，待发布</source>
        <translation>Lost, to publish</translation>
    </message>
    <message>
        <source>待本人设</source>
        <translation>Owner must set it</translation>
    </message>
    <message>
        <source>怎样更改</source>
        <translation>How to change</translation>
    </message>
    <message>
        <source>批准签字人</source>
        <translation>Permit a signer</translation>
    </message>
    <message>
        <source>持有人</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>排代签</source>
        <translation>Add a deputy</translation>
    </message>
    <message>
        <source>有人不再能签</source>
        <translation>Somebody can no longer sign</translation>
    </message>
    <message>
        <source>有效至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>有部门没人能签</source>
        <translation>A department has no signer</translation>
    </message>
    <message>
        <source>本周代签</source>
        <translation>Deputies this week</translation>
    </message>
    <message>
        <source>根密钥</source>
        <translation>Root key</translation>
    </message>
    <message>
        <source>没有登记，不能签也不能验</source>
        <translation>Not enrolled; can neither sign nor verify</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>第 {n} 号，{at}（{old}）</source>
        <translation>No. {n}, {at} ({old})</translation>
    </message>
    <message>
        <source>签字名单</source>
        <translation>Trust list</translation>
    </message>
    <message>
        <source>签字密钥</source>
        <translation>Signing keys</translation>
    </message>
    <message>
        <source>签字工位</source>
        <translation>Signing station</translation>
    </message>
    <message>
        <source>跨夜班次写在开始那天</source>
        <translation>A night shift is listed under the day it starts</translation>
    </message>
    <message>
        <source>还没有根密钥</source>
        <translation>No root key yet</translation>
    </message>
    <message>
        <source>还没有签字密钥。系统管理员和另一位用 jiaofu-admin trust found 建立根密钥，再批准签字人。</source>
        <translation>No signing keys yet. The system administrator and a second person create the root key with jiaofu-admin trust found, then approve signers.</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>这台电脑没有登记</source>
        <translation>This computer is not enrolled</translation>
    </message>
    <message>
        <source>验放工位</source>
        <translation>Release station</translation>
    </message>
</context>
<context>
    <name>UpcomingList</name>
    <message>
        <source>接下来 {n} 箱</source>
        <translation>Next {n} boxes</translation>
    </message>
    <message>
        <source>接下来三箱</source>
        <translation>Next three boxes</translation>
    </message>
</context>
<context>
    <name>VehicleCheckForm</name>
    <message>
        <source>临时车辆填：行驶证、年检</source>
        <translation>Casual vehicle: vehicle licence, test</translation>
    </message>
    <message>
        <source>所示证件</source>
        <translation>Papers shown</translation>
    </message>
    <message>
        <source>没有挂车空着</source>
        <translation>Blank if no trailer</translation>
    </message>
    <message>
        <source>照车上看到的填，不照单抄。</source>
        <translation>Enter what you see on the vehicle, not what the paper says.</translation>
    </message>
    <message>
        <source>登记验车</source>
        <translation>Save vehicle check</translation>
    </message>
    <message>
        <source>看到的封签</source>
        <translation>Seal seen</translation>
    </message>
    <message>
        <source>看到的挂车</source>
        <translation>Trailer seen</translation>
    </message>
    <message>
        <source>看到的柜号</source>
        <translation>Container seen</translation>
    </message>
    <message>
        <source>看到的车牌</source>
        <translation>Plate seen</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>车牌、挂车由门岗 {at} 入厂登记带入；与车上不符请门卫更正。</source>
        <translation>Plate and trailer come from the gate-in at {at}; if the vehicle differs, ask the guard to correct them.</translation>
    </message>
    <message>
        <source>验车（G-02、G-03）</source>
        <translation>Vehicle check (G-02, G-03)</translation>
    </message>
</context>
<context>
    <name>VehicleKindsView</name>
    <message>
        <source>{remark} 改代号和名称后保存，就另存为本厂车型。</source>
        <translation>{remark} Change code and name, then save: it becomes a type of your own.</translation>
    </message>
    <message>
        <source>不可用处</source>
        <translation>Unusable space</translation>
    </message>
    <message>
        <source>代号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>先写车轴位置，或也空着</source>
        <translation>Write the axle positions first, or leave this blank too</translation>
    </message>
    <message>
        <source>内置参考</source>
        <translation>Built-in reference</translation>
    </message>
    <message>
        <source>写一个数，例如 5，或空着</source>
        <translation>Write one number, e.g. 5, or leave blank</translation>
    </message>
    <message>
        <source>写从、到两个数，例如 34 55，或空着</source>
        <translation>Write two numbers from to, e.g. 34 55, or leave blank</translation>
    </message>
    <message>
        <source>写前、后两个位置，例如 -900 6200，或空着</source>
        <translation>Write two positions front rear, e.g. -900 6200, or leave blank</translation>
    </message>
    <message>
        <source>写前、后两个重量，例如 3800 8400</source>
        <translation>Write two weights front rear, e.g. 3800 8400</translation>
    </message>
    <message>
        <source>写成 宽×高，例如 2340×2280，或空着</source>
        <translation>Write width×height, e.g. 2340×2280, or leave blank</translation>
    </message>
    <message>
        <source>前 后，距前壁，在前为负：-900 6200</source>
        <translation>Front rear, from the front wall, ahead of it negative: -900 6200</translation>
    </message>
    <message>
        <source>前后轴 mm</source>
        <translation>Axles mm</translation>
    </message>
    <message>
        <source>厢内 mm</source>
        <translation>Inside mm</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>宽×高，空 = 与厢内一样</source>
        <translation>Width×height, blank = as inside</translation>
    </message>
    <message>
        <source>新车型</source>
        <translation>New vehicle type</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>每行写六个数，例如 1950 0 0 800 190 300</source>
        <translation>Six numbers a line, e.g. 1950 0 0 800 190 300</translation>
    </message>
    <message>
        <source>离中线最多 %：5</source>
        <translation>Off centre, max. %: 5</translation>
    </message>
    <message>
        <source>筛选：代号、车型</source>
        <translation>Filter: code, type</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>自有</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>货物最多压前 后：3800 8400</source>
        <translation>Load on front and rear at most: 3800 8400</translation>
    </message>
    <message>
        <source>距前壁 % 从 到：34 55</source>
        <translation>From front wall, % from to: 34 55</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>轮包、角件，每行一处 mm：距前壁 距左壁 离地 长 宽 高</source>
        <translation>Wheel arches, corner posts, one a line, mm: from front, from left, from floor, length, width, height</translation>
    </message>
    <message>
        <source>轴荷限 kg</source>
        <translation>Axle limits kg</translation>
    </message>
    <message>
        <source>载重</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>载重 kg</source>
        <translation>Payload kg</translation>
    </message>
    <message>
        <source>重心前后 %</source>
        <translation>Balance lengthwise %</translation>
    </message>
    <message>
        <source>重心左右 %</source>
        <translation>Balance sideways %</translation>
    </message>
    <message>
        <source>长×宽×高</source>
        <translation>L×W×H</translation>
    </message>
    <message>
        <source>门 mm</source>
        <translation>Door mm</translation>
    </message>
</context>
<context>
    <name>VehiclesView</name>
    <message>
        <source>安全检验至</source>
        <translation>Safety until</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>新车辆</source>
        <translation>New vehicle</translation>
    </message>
    <message>
        <source>本公司</source>
        <translation>Own fleet</translation>
    </message>
    <message>
        <source>筛选：车牌、承运商</source>
        <translation>Filter: plate, carrier</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>载重</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>载重 kg</source>
        <translation>Payload kg</translation>
    </message>
</context>
<context>
    <name>VerdictBanner</name>
    <message>
        <source>下一步：扫发货单</source>
        <translation>Next: scan a dispatch order</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
</context>
<context>
    <name>VoidSheet</name>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废这张单</source>
        <translation>Void this sheet</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>没有用过：写错、受潮、遗失。</source>
        <translation>Never used: miswritten, damp, lost.</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>已看</source>
        <translation>Viewed</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>您签</source>
        <translation>You sign</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>未看</source>
        <translation>Not viewed</translation>
    </message>
    <message>
        <source>没有等您签字的出门证。装车关闭后会出现在这里，并响一声。</source>
        <translation>No gate pass waits for your signature. Passes appear here with a sound once loading is closed.</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>装完</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>车号</source>
        <translation>Plate</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>{count} 箱</source>
        <translation>Boxes: {count}</translation>
    </message>
    <message>
        <source>{day} 已过</source>
        <translation>{day} past</translation>
    </message>
    <message>
        <source>{day} 装车</source>
        <translation>{day} loading</translation>
    </message>
    <message>
        <source>{day} 装车，已过</source>
        <translation>{day} loading, past</translation>
    </message>
    <message>
        <source>{n} / {count} 箱</source>
        <translation>Boxes: {n} / {count}</translation>
    </message>
    <message>
        <source>共 {n} 单</source>
        <translation>Orders: {n}</translation>
    </message>
    <message>
        <source>后面还有 {n} 单</source>
        <translation>{n} more after these</translation>
    </message>
    <message>
        <source>已装 {n} / {total} 件</source>
        <translation>Packed {n} / {total}</translation>
    </message>
    <message>
        <source>未排车</source>
        <translation>No trip</translation>
    </message>
    <message>
        <source>没有等装箱的发货单</source>
        <translation>No dispatch orders to pack</translation>
    </message>
    <message>
        <source>等装箱的发货单·按装车时间</source>
        <translation>Orders to pack · by loading time</translation>
    </message>
    <message>
        <source>装车</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>WeightPanel</name>
    <message>
        <source>未称</source>
        <translation>Not weighed</translation>
    </message>
</context>
<context>
    <name>WishAnswer</name>
    <message>
        <source>{who}申请把{what}由「{was}」改为「{new}」。原因：{why}</source>
        <translation>{who} asks to change {what} from “{was}” to “{new}”. Reason: {why}</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>不同意时必填</source>
        <translation>Required if refused</translation>
    </message>
    <message>
        <source>同意并更改</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>物流申请变更，请答复</source>
        <translation>Logistics asks for a change</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>没有记录</source>
        <translation>No records</translation>
    </message>
</context>
<context>
    <name>YardSides</name>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>登记车牌和事由</source>
        <translation>Record plate and purpose</translation>
    </message>
    <message>
        <source>谁在厂，还缺什么</source>
        <translation>Who is inside, what is lacking</translation>
    </message>
    <message>
        <source>车辆入厂</source>
        <translation>Gate-in</translation>
    </message>
</context>
<context>
    <name>ZoneLine</name>
    <message>
        <source>待抄</source>
        <translation>To read</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>没有读数</source>
        <translation>No reading</translation>
    </message>
    <message>
        <source>没有读数·{limits}</source>
        <translation>No reading · {limits}</translation>
    </message>
    <message>
        <source>缺 {n} 次</source>
        <translation>{n} missed</translation>
    </message>
    <message>
        <source>缺说明</source>
        <translation>Note missing</translation>
    </message>
    <message>
        <source>超限</source>
        <translation>Outside limits</translation>
    </message>
</context>
<context>
    <name>ZonesView</name>
    <message>
        <source>储存环境</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>新库区</source>
        <translation>New zone</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>筛选：库区、用途</source>
        <translation>Filter: zone, purpose</translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>交付台</source>
        <translation>Jiaofu</translation>
    </message>
</context>
<context>
    <name>_LogHead</name>
    <message>
        <source>回到核验</source>
        <translation>Back to check</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>翻看</source>
        <translation>Browse</translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>{ran} / {all} 秒</source>
        <translation>{ran} / {all} s</translation>
    </message>
    <message>
        <source>第 {n} 个方案：装 {placed} / {boxes} 箱，体积 {use} %</source>
        <translation>Plan {n}: {placed} of {boxes} boxes, {use} % of volume</translation>
    </message>
    <message>
        <source>还没有方案</source>
        <translation>No plan yet</translation>
    </message>
</context>
<context>
    <name>_Sheet</name>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>第 {n} 页，共 {total} 页</source>
        <translation>Page {n} of {total}</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>1D，原样收到</source>
        <translation>1D, received as it is</translation>
    </message>
    <message>
        <source>24 h 内</source>
        <translation>Within 24 h</translation>
    </message>
    <message>
        <source>24 小时内首次响应：{customer}</source>
        <translation>First response within 24 h: {customer}</translation>
    </message>
    <message>
        <source>AIM 识别符</source>
        <translation>AIM identifier</translation>
    </message>
    <message>
        <source>ERP 任务单号</source>
        <translation>ERP task order no.</translation>
    </message>
    <message>
        <source>ERP 列名</source>
        <translation>ERP column name</translation>
    </message>
    <message>
        <source>ERP 单号</source>
        <translation>ERP no.</translation>
    </message>
    <message>
        <source>ERP 客户编码</source>
        <translation>ERP customer code</translation>
    </message>
    <message>
        <source>ERP 订单号</source>
        <translation>ERP order no.</translation>
    </message>
    <message>
        <source>GS 分隔符</source>
        <translation>GS separator</translation>
    </message>
    <message>
        <source>GS1 条码结构不对，请重打标签</source>
        <translation>GS1 barcode malformed; please reprint the label</translation>
    </message>
    <message>
        <source>GTIN 的位数或校验位不对：{gtin}</source>
        <translation>Wrong length or check digit in GTIN: {gtin}</translation>
    </message>
    <message>
        <source>JSON 文件里同一项写了两次：{key}</source>
        <translation>The JSON file gives this twice: {key}</translation>
    </message>
    <message>
        <source>JSON 文件里应是一个对象 {…}</source>
        <translation>The JSON file must hold one object {…}</translation>
    </message>
    <message>
        <source>PIN 不对，已锁定 {minutes} 分钟</source>
        <translation>Wrong PIN; locked for {minutes} minutes</translation>
    </message>
    <message>
        <source>PIN 不对，还可再试 {left} 次</source>
        <translation>Wrong PIN; tries left: {left}</translation>
    </message>
    <message>
        <source>PIN 已重设，打不开</source>
        <translation>PIN was reset, cannot be opened</translation>
    </message>
    <message>
        <source>PIN 被重设过，原来的签字密钥打不开了。请系统管理员和另一位批准人批准一把新的</source>
        <translation>Your PIN was reset, so the old signing key no longer opens. Ask the system administrator and a second approver for a new one</translation>
    </message>
    <message>
        <source>PIN 要 4 到 8 位数字，不能全相同</source>
        <translation>A PIN has 4 to 8 digits, not all the same</translation>
    </message>
    <message>
        <source>PIN 错</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>PIN 错误太多，{seconds} 秒后再试</source>
        <translation>Too many wrong PINs; try again in {seconds} s</translation>
    </message>
    <message>
        <source>PIN 错误太多，已锁定到 {until}</source>
        <translation>Too many wrong PINs; locked until {until}</translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation>SSCC</translation>
    </message>
    <message>
        <source>SSCC {sscc} 的校验位不对，末位应是 {digit}</source>
        <translation>Wrong check digit in SSCC {sscc}; the last digit should be {digit}</translation>
    </message>
    <message>
        <source>Windows 的打印队列不能直送标签，请改用网口或串口地址</source>
        <translation>A Windows print queue takes no raw labels; use a network or serial address</translation>
    </message>
    <message>
        <source>axles 矛盾：后轴 rear_mm {rear} 不在前轴 front_mm {front} 之后</source>
        <translation>axles conflict: rear_mm {rear} is not behind front_mm {front}</translation>
    </message>
    <message>
        <source>balance 矛盾：前界 front_permille {front} 大于后界 rear_permille {rear}</source>
        <translation>balance conflict: front_permille {front} is above rear_permille {rear}</translation>
    </message>
    <message>
        <source>items 里一件货物也没有</source>
        <translation>items holds no goods at all</translation>
    </message>
    <message>
        <source>lp 不能运行：{detail}</source>
        <translation>lp cannot run: {detail}</translation>
    </message>
    <message>
        <source>{aim}</source>
        <translation>{aim}</translation>
    </message>
    <message>
        <source>{at} 补传</source>
        <translation>{at} uploaded</translation>
    </message>
    <message>
        <source>{box} 没有外形尺寸，不能排装柜图：在装箱台扫包装码，或在「资料·包装种类」填尺寸</source>
        <translation>{box} has no outer size, so no load plan: scan the packaging code at the bench, or fill in the size under Catalog · Packaging</translation>
    </message>
    <message>
        <source>{box} 还没有可用的包装，不能预估：请在「资料·包装种类」填一种</source>
        <translation>{box} has no usable packaging yet and cannot be estimated: fill one in under Catalog · Packaging</translation>
    </message>
    <message>
        <source>{card} 已交检，不能再改</source>
        <translation>{card} has been submitted and cannot be changed</translation>
    </message>
    <message>
        <source>{card} 已有检验单 {number}</source>
        <translation>{card} already has inspection sheet {number}</translation>
    </message>
    <message>
        <source>{card} 还没有交检</source>
        <translation>{card} has not been submitted for inspection</translation>
    </message>
    <message>
        <source>{code} {edition} 版已不是现行版本</source>
        <translation>{code} rev. {edition} is no longer in force</translation>
    </message>
    <message>
        <source>{code} {edition} 版已发布</source>
        <translation>{code} rev. {edition} is published</translation>
    </message>
    <message>
        <source>{code}：{message}</source>
        <translation>{code}: {message}</translation>
    </message>
    <message>
        <source>{customer}·注意：{first}</source>
        <translation>{customer} · note: {first}</translation>
    </message>
    <message>
        <source>{day} 现状</source>
        <translation>{day} as it stands</translation>
    </message>
    <message>
        <source>{day} 的发货通知单未确认</source>
        <translation>Dispatch notice for {day} not confirmed</translation>
    </message>
    <message>
        <source>{day} 的通知单 {no} 已确认，再加请用「补入急件」</source>
        <translation>The notice {no} for {day} is confirmed; to add, use “Add urgent”</translation>
    </message>
    <message>
        <source>{day} 的通知单已确认（{no}），再加订单请用「补入急件」</source>
        <translation>The notice for {day} is confirmed ({no}); to add orders, use “Add urgent”</translation>
    </message>
    <message>
        <source>{department}不参与交付确认</source>
        <translation>{department} takes no part in delivery confirmation</translation>
    </message>
    <message>
        <source>{department}已确认</source>
        <translation>{department} confirmed</translation>
    </message>
    <message>
        <source>{dispatch} 的 {product} 已批准</source>
        <translation>{product} of {dispatch} is already approved</translation>
    </message>
    <message>
        <source>{dispatch} 第 {n} 箱</source>
        <translation>{dispatch} box {n}</translation>
    </message>
    <message>
        <source>{dock} {start}–{end} 已排 {other}</source>
        <translation>{dock} {start}–{end} is taken by {other}</translation>
    </message>
    <message>
        <source>{document}：待包装 {n}</source>
        <translation>{document}: {n} to pack</translation>
    </message>
    <message>
        <source>{drawing} {revision} 已批准，内容不同请用新版次</source>
        <translation>{drawing} {revision} is already approved; use a new revision for other content</translation>
    </message>
    <message>
        <source>{drawing} 已批准</source>
        <translation>{drawing} approved</translation>
    </message>
    <message>
        <source>{drawing} 已批准，请做新版次</source>
        <translation>{drawing} is approved; make a new revision</translation>
    </message>
    <message>
        <source>{drawing} 已有 {revision} 版</source>
        <translation>{drawing} already has revision {revision}</translation>
    </message>
    <message>
        <source>{first} 等 {n} 张</source>
        <translation>{first} and others, {n} papers</translation>
    </message>
    <message>
        <source>{goods} 今天第一件：全部步骤</source>
        <translation>{goods}: first today, all steps</translation>
    </message>
    <message>
        <source>{goods} 在 {report} 上待处置，处置后才能解除隔离</source>
        <translation>{goods} awaits disposition on {report}; the hold can be released after that</translation>
    </message>
    <message>
        <source>{goods} 已封装，内容标签送去打印</source>
        <translation>{goods} sealed, content label printing</translation>
    </message>
    <message>
        <source>{goods} 开始包装</source>
        <translation>{goods}: packing started</translation>
    </message>
    <message>
        <source>{goods} 接着做</source>
        <translation>{goods}: go on</translation>
    </message>
    <message>
        <source>{goods} 标签扫回，可以入库</source>
        <translation>{goods}: label scanned back, ready for stock-in</translation>
    </message>
    <message>
        <source>{goods} 现在是「{state}」，不做{kind}</source>
        <translation>{goods} is now “{state}”; {kind} is not done</translation>
    </message>
    <message>
        <source>{goods} 还没包装，请装配工先扫工牌包装</source>
        <translation>{goods} not packed: the assembler scans a badge first</translation>
    </message>
    <message>
        <source>{grade} 级</source>
        <translation>Grade {grade}</translation>
    </message>
    <message>
        <source>{h} 小时 {m} 分</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>{identity} @ {place}: {document} 出得比有的多</source>
        <translation>{identity} @ {place}: {document} takes out more than there is</translation>
    </message>
    <message>
        <source>{identity} 三样齐了，直接入库，不用放待收区</source>
        <translation>All three are there for {identity}; stock it in directly, without the awaiting area</translation>
    </message>
    <message>
        <source>{identity} 不在{zone}，不能开{kind}出门证</source>
        <translation>{identity} is not in {zone}; no gate pass for {kind}</translation>
    </message>
    <message>
        <source>{identity} 不在库，现在是「{state}」</source>
        <translation>{identity} is not in stock; it is now “{state}”</translation>
    </message>
    <message>
        <source>{identity} 不在那里，现在是「{state}」</source>
        <translation>{identity} is not there; it is now “{state}”</translation>
    </message>
    <message>
        <source>{identity} 不在隔离</source>
        <translation>{identity} is not on hold</translation>
    </message>
    <message>
        <source>{identity} 不能放进{zone} {location}</source>
        <translation>{identity} cannot go into {zone} {location}</translation>
    </message>
    <message>
        <source>{identity} 从 {place} 取</source>
        <translation>Take {identity} from {place}</translation>
    </message>
    <message>
        <source>{identity} 从 {start} 移到 {place}</source>
        <translation>{identity} moved from {start} to {place}</translation>
    </message>
    <message>
        <source>{identity} 在{zone}只有 {there}，出门证上写了 {asked}</source>
        <translation>Only {there} of {identity} in {zone}; the gate pass says {asked}</translation>
    </message>
    <message>
        <source>{identity} 在发货单上（{state}），先在发货单上取出，再批准盘亏</source>
        <translation>{identity} is on a dispatch order ({state}); take it off there first, then approve the shortage</translation>
    </message>
    <message>
        <source>{identity} 在检</source>
        <translation>{identity} under inspection</translation>
    </message>
    <message>
        <source>{identity} 已不在{zone}</source>
        <translation>{identity} is no longer in {zone}</translation>
    </message>
    <message>
        <source>{identity} 已写在出门证 {other} 上</source>
        <translation>{identity} is already on gate pass {other}</translation>
    </message>
    <message>
        <source>{identity} 已在 {place}，不用移</source>
        <translation>{identity} is already at {place}; no move needed</translation>
    </message>
    <message>
        <source>{identity} 已在待收区 {place}</source>
        <translation>{identity} is already awaiting papers at {place}</translation>
    </message>
    <message>
        <source>{identity} 已封装</source>
        <translation>{identity} sealed</translation>
    </message>
    <message>
        <source>{identity} 已封装，内容标签正在打印</source>
        <translation>{identity} sealed, content label printing</translation>
    </message>
    <message>
        <source>{identity} 已开封</source>
        <translation>{identity} is already opened</translation>
    </message>
    <message>
        <source>{identity} 已扫过，只算一次</source>
        <translation>{identity} already scanned; it counts once</translation>
    </message>
    <message>
        <source>{identity} 已批准补标识，等标签扫回</source>
        <translation>New marking for {identity} approved; waiting for the label to be scanned back</translation>
    </message>
    <message>
        <source>{identity} 已有检验单 {number} 未完成</source>
        <translation>{identity} already has open inspection sheet {number}</translation>
    </message>
    <message>
        <source>{identity} 已由{who}在 {time} 入库（{receipt}），现在是「{state}」</source>
        <translation>{identity} was stocked in by {who} at {time} ({receipt}); it is now “{state}”</translation>
    </message>
    <message>
        <source>{identity} 已登记失效期 {noted}，失效期不得更改或延长</source>
        <translation>{identity} has the expiry date {noted}; it cannot be changed or extended</translation>
    </message>
    <message>
        <source>{identity} 已记为开封</source>
        <translation>{identity} is recorded as opened</translation>
    </message>
    <message>
        <source>{identity} 已记为开封，{place} 只放未开封的：请移到开封区</source>
        <translation>{identity} is recorded as opened; {place} takes unopened goods only: move it to the opened area</translation>
    </message>
    <message>
        <source>{identity} 已送复验 {number}，等质检员的结论</source>
        <translation>{identity} is sent for recheck {number}; waiting for the inspector&apos;s result</translation>
    </message>
    <message>
        <source>{identity} 开始包装</source>
        <translation>{identity} packing started</translation>
    </message>
    <message>
        <source>{identity} 开封 {n}，请扫开封区库位</source>
        <translation>{identity}, {n} opened; scan a place in the opened area</translation>
    </message>
    <message>
        <source>{identity} 放入待收 {place}，{why}</source>
        <translation>{identity} put at {place} awaiting papers, {why}</translation>
    </message>
    <message>
        <source>{identity} 新标签已扫回，解除隔离</source>
        <translation>New label of {identity} scanned back; hold released</translation>
    </message>
    <message>
        <source>{identity} 是台账里的产品，不能当工具出门</source>
        <translation>{identity} is a product on the books; it cannot leave as a tool</translation>
    </message>
    <message>
        <source>{identity} 标签已扫回，可以入库</source>
        <translation>{identity} label scanned back, ready for stock-in</translation>
    </message>
    <message>
        <source>{identity} 正在包装，做完一步再扫一次</source>
        <translation>{identity} is being packed; scan again after each step</translation>
    </message>
    <message>
        <source>{identity} 没有在库的，不用隔离</source>
        <translation>{identity} has nothing in stock, so no hold is needed</translation>
    </message>
    <message>
        <source>{identity} 没有期限</source>
        <translation>{identity} has no date limit</translation>
    </message>
    <message>
        <source>{identity} 没有空闲库存，不能作样品或借用出门</source>
        <translation>{identity} has no free stock; it cannot leave as sample or loan</translation>
    </message>
    <message>
        <source>{identity} 没有被隔离</source>
        <translation>{identity} has not been put on hold</translation>
    </message>
    <message>
        <source>{identity} 没有要扫回的内容标签</source>
        <translation>{identity} has no content label to scan back</translation>
    </message>
    <message>
        <source>{identity} 没有锁定的数量</source>
        <translation>{identity} has no locked quantity</translation>
    </message>
    <message>
        <source>{identity} 现在是「{state}」</source>
        <translation>{identity} is now “{state}”</translation>
    </message>
    <message>
        <source>{identity} 现在是「{state}」，不在库里</source>
        <translation>{identity} is now “{state}”, not in stock</translation>
    </message>
    <message>
        <source>{identity} 现在是「{state}」，不在库里，不能移库</source>
        <translation>{identity} is now “{state}”, not in stock, and cannot be moved</translation>
    </message>
    <message>
        <source>{identity} 现在是「{state}」，已封装的才能入库</source>
        <translation>{identity} is now “{state}”; only sealed goods go into stock</translation>
    </message>
    <message>
        <source>{identity} 现在是「{state}」，没有锁定</source>
        <translation>{identity} is now “{state}” and is not locked</translation>
    </message>
    <message>
        <source>{identity} 的质量跟踪卡</source>
        <translation>Quality card of {identity}</translation>
    </message>
    <message>
        <source>{identity} 还没有到复验的时候</source>
        <translation>{identity} is not due for recheck yet</translation>
    </message>
    <message>
        <source>{identity} 还没有封装</source>
        <translation>{identity} is not sealed yet</translation>
    </message>
    <message>
        <source>{identity}: 状态是「{state}」，与库位不符</source>
        <translation>{identity}: state is “{state}”, which does not match the place</translation>
    </message>
    <message>
        <source>{identity}：{which}至 {day}，剩 {n} 天</source>
        <translation>{identity}: {which} to {day}, {n} d left</translation>
    </message>
    <message>
        <source>{id}：件数不能是负数</source>
        <translation>{id}: the count cannot be negative</translation>
    </message>
    <message>
        <source>{id}：卸货站从 1 开始编号</source>
        <translation>{id}: stops are numbered from 1</translation>
    </message>
    <message>
        <source>{id}：堆码层数至少是 1</source>
        <translation>{id}: stack layers must be 1 at least</translation>
    </message>
    <message>
        <source>{id}：尺寸大得不可能，请检查单位</source>
        <translation>{id}: impossibly large; check the unit</translation>
    </message>
    <message>
        <source>{id}：没有一个面可以朝上</source>
        <translation>{id}: no side may face up</translation>
    </message>
    <message>
        <source>{id}：没有尺寸，长、宽、高必须都大于 0</source>
        <translation>{id}: no size; length, width and height must be above 0</translation>
    </message>
    <message>
        <source>{id}：重量和承重不能是负数</source>
        <translation>{id}: weight and load limit cannot be negative</translation>
    </message>
    <message>
        <source>{instrument} 校准已过期或已停用，不能用来检验</source>
        <translation>{instrument} is out of calibration or out of use and cannot be used for inspection</translation>
    </message>
    <message>
        <source>{item} × {n} 已提货</source>
        <translation>{item} × {n} picked</translation>
    </message>
    <message>
        <source>{item} 不提了</source>
        <translation>{item} will not be taken</translation>
    </message>
    <message>
        <source>{item} 先选器具：{numbers}</source>
        <translation>{item}: choose an instrument first: {numbers}</translation>
    </message>
    <message>
        <source>{item} 已做</source>
        <translation>{item} done</translation>
    </message>
    <message>
        <source>{item} 已取出第 {n} 箱</source>
        <translation>{item} taken out of box {n}</translation>
    </message>
    <message>
        <source>{item} 已在箱里，请先取出</source>
        <translation>{item} is in a box; take it out first</translation>
    </message>
    <message>
        <source>{item} 已放回</source>
        <translation>{item} put back</translation>
    </message>
    <message>
        <source>{item} 库存不够：要 {asked}，只有 {there}</source>
        <translation>Not enough {item}: {asked} wanted, {there} there</translation>
    </message>
    <message>
        <source>{item} 核对相符</source>
        <translation>{item} checked, agrees</translation>
    </message>
    <message>
        <source>{item} 没有为 {what} 提过货</source>
        <translation>{item} was not picked for {what}</translation>
    </message>
    <message>
        <source>{item} 没有技术要求</source>
        <translation>{item} has no requirement</translation>
    </message>
    <message>
        <source>{item} 的下限大于上限</source>
        <translation>{item} has its lower limit above its upper limit</translation>
    </message>
    <message>
        <source>{item} 要用{kind}，{number} 不是</source>
        <translation>{item} needs {kind}; {number} is not one</translation>
    </message>
    <message>
        <source>{item} 要选合格或不合格</source>
        <translation>Choose pass or fail for {item}</translation>
    </message>
    <message>
        <source>{kg} kg、{km} km、不急，铁路或水运省费用</source>
        <translation>{kg} kg, {km} km, not urgent: rail or water is cheaper</translation>
    </message>
    <message>
        <source>{kind}{state}：{what}</source>
        <translation>{kind} {state}: {what}</translation>
    </message>
    <message>
        <source>{kind}{verdict}</source>
        <translation>{kind} {verdict}</translation>
    </message>
    <message>
        <source>{kind}出门证本来就按设置签字</source>
        <translation>Gate passes for {kind} are signed as set anyway</translation>
    </message>
    <message>
        <source>{kind}出门证没有发货单，不分交付方式</source>
        <translation>A gate pass for {kind} has no dispatch order and no delivery mode</translation>
    </message>
    <message>
        <source>{kind}出门证至少要一个部门签字</source>
        <translation>A gate pass for {kind} needs at least one department&apos;s signature</translation>
    </message>
    <message>
        <source>{kind}要凭发货单出门，请先开发货单</source>
        <translation>{kind} leaves on a dispatch order; raise it first</translation>
    </message>
    <message>
        <source>{kind}，不开票</source>
        <translation>{kind}, no invoice</translation>
    </message>
    <message>
        <source>{kind}，待判定</source>
        <translation>{kind}, awaiting verdict</translation>
    </message>
    <message>
        <source>{kind}：{why}</source>
        <translation>{kind}: {why}</translation>
    </message>
    <message>
        <source>{label}打不出，叫系统管理员；好了扫「重打」</source>
        <translation>{label} failed: call administrator, then scan Reprint</translation>
    </message>
    <message>
        <source>{label}结果不明：贴得上就扫回，没有就扫「重打」</source>
        <translation>{label} unclear: scan it back, or if none scan Reprint</translation>
    </message>
    <message>
        <source>{lot} 可检 {there} 件，不能检 {asked} 件</source>
        <translation>{lot} has {there} pcs to inspect; {asked} cannot be inspected</translation>
    </message>
    <message>
        <source>{lot} 已由{who}在 {time} 入库（{receipt}）</source>
        <translation>{lot} was stocked in by {who} at {time} ({receipt})</translation>
    </message>
    <message>
        <source>{lot} 已退回供方</source>
        <translation>{lot} has been returned to the supplier</translation>
    </message>
    <message>
        <source>{lot} 是外购到货批，在「外购入库」上架</source>
        <translation>{lot} is a lot of bought goods; put it on the shelf under Bought goods in</translation>
    </message>
    <message>
        <source>{lot} 没有这么多：要 {asked}，只有 {there}</source>
        <translation>Not enough of {lot}: {asked} wanted, {there} there</translation>
    </message>
    <message>
        <source>{lot} 的失效已有人登记处理</source>
        <translation>The expiry of {lot} has already been dealt with</translation>
    </message>
    <message>
        <source>{lot} 的账上没有这么多已提货</source>
        <translation>The ledger does not show that much of {lot} picked</translation>
    </message>
    <message>
        <source>{lot} 还没有数量，先补数量</source>
        <translation>{lot} has no quantity yet; add the quantity first</translation>
    </message>
    <message>
        <source>{m} 分</source>
        <translation>{m} min</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>{name} {item} 已入箱</source>
        <translation>{name} {item} in the box</translation>
    </message>
    <message>
        <source>{name} {lot} × {n} 已入箱</source>
        <translation>{name} {lot} × {n} in the box</translation>
    </message>
    <message>
        <source>{name} {model}·还差 {n} {unit}</source>
        <translation>{name} {model}: {n} {unit} to go</translation>
    </message>
    <message>
        <source>{name} {own}，有更好的：{best} 级</source>
        <translation>{name} is {own}; there is a better one: grade {best}</translation>
    </message>
    <message>
        <source>{name} × {n}，本次 {sum} {unit}</source>
        <translation>{name} × {n}, now {sum} {unit}</translation>
    </message>
    <message>
        <source>{name} 上次评价以来：{words}</source>
        <translation>{name} since the last rating: {words}</translation>
    </message>
    <message>
        <source>{name} 不提供货物跟踪</source>
        <translation>{name} has no cargo tracking</translation>
    </message>
    <message>
        <source>{name} 在观察期</source>
        <translation>{name} is on watch</translation>
    </message>
    <message>
        <source>{name} 复评已过期：应在 {day} 前</source>
        <translation>{name}: review overdue, was due {day}</translation>
    </message>
    <message>
        <source>{name} 没有终止合作</source>
        <translation>{name} is not out</translation>
    </message>
    <message>
        <source>{name} 的送货资格到期</source>
        <translation>{name}: delivery qualification expires</translation>
    </message>
    <message>
        <source>{name} 的驾驶资格到期</source>
        <translation>{name}: driver qualification expires</translation>
    </message>
    <message>
        <source>{name} 补足到 {n} {unit}</source>
        <translation>{name} filled up to {n} {unit}</translation>
    </message>
    <message>
        <source>{name} 还是候选，未批准</source>
        <translation>{name} is new and not approved yet</translation>
    </message>
    <message>
        <source>{name}不是{role}的签字人</source>
        <translation>{name} is no signer for {role}</translation>
    </message>
    <message>
        <source>{name}不能再签：开证人、财务部、人事总务部须由三个人签</source>
        <translation>{name} cannot sign again: issuer, Finance and Personnel &amp; GA must be three people</translation>
    </message>
    <message>
        <source>{name}不能自己批准自己签字，请另一位一起批准</source>
        <translation>{name} cannot approve an own signing key; ask somebody else to approve it too</translation>
    </message>
    <message>
        <source>{name}已停用，名单不再列入他的签字密钥，请挂失</source>
        <translation>{name} is disabled; the trust list no longer includes this signing key. Report it lost</translation>
    </message>
    <message>
        <source>{name}已没有{role}的岗位，名单不再列入他的{how}权限，请取消</source>
        <translation>{name} no longer holds the post of {role}; the trust list no longer includes the right “{how}”. Cancel it</translation>
    </message>
    <message>
        <source>{name}已经持有根密钥的一份</source>
        <translation>{name} already holds a share of the root key</translation>
    </message>
    <message>
        <source>{name}是{who}，不能签出门证，也不能登记纸面签字</source>
        <translation>{name} is {who} and can neither sign gate passes nor register paper signatures</translation>
    </message>
    <message>
        <source>{name}是{who}，名单不再列入他的签字密钥，请挂失</source>
        <translation>{name} is {who}; the trust list no longer includes this signing key. Report it lost</translation>
    </message>
    <message>
        <source>{name}是批次货，请扫批号</source>
        <translation>{name} is kept by lot; scan the lot number</translation>
    </message>
    <message>
        <source>{name}是门卫，不能登记纸面签字</source>
        <translation>{name} is a guard and cannot register paper signatures</translation>
    </message>
    <message>
        <source>{name}没有{role}的岗位，只能作为代签人</source>
        <translation>{name} does not hold the post of {role}; possible only as deputy</translation>
    </message>
    <message>
        <source>{name}没有与对方共同持有根密钥</source>
        <translation>{name} does not share the root key with the other</translation>
    </message>
    <message>
        <source>{name}没有有效的{activity}资格，未培训合格不得上岗</source>
        <translation>{name} has no valid qualification ({activity}); no work without passed training</translation>
    </message>
    <message>
        <source>{name}没有登记{role}纸面签字的授权</source>
        <translation>{name} may not register paper signatures of {role}</translation>
    </message>
    <message>
        <source>{name}没有看这种单据的权限</source>
        <translation>{name} may not see papers of this kind</translation>
    </message>
    <message>
        <source>{name}现在不在代{role}签字的期限或班次内，现在可签的是：{who}</source>
        <translation>{name} is outside the period or shift of signing for {role}; now can sign: {who}</translation>
    </message>
    <message>
        <source>{name}的口令不对</source>
        <translation>Wrong passphrase of {name}</translation>
    </message>
    <message>
        <source>{name}的口令错误太多，已锁定到 {until}</source>
        <translation>Too many wrong passphrases of {name}; locked until {until}</translation>
    </message>
    <message>
        <source>{name}的签字和出门证内容不符，数据被改动过，请作废重开并告诉管理员</source>
        <translation>The signature of {name} does not fit the gate pass: data was altered. Void and reissue it, and tell the administrator</translation>
    </message>
    <message>
        <source>{name}请扫序列号</source>
        <translation>{name}: scan the serial number</translation>
    </message>
    <message>
        <source>{name}（证件末四位 {card}）</source>
        <translation>{name} (ID last four {card})</translation>
    </message>
    <message>
        <source>{name}：读到了，设置不对，看屏上的做法</source>
        <translation>{name}: read, but set up wrong; see the screen</translation>
    </message>
    <message>
        <source>{name}：读对</source>
        <translation>{name}: read correctly</translation>
    </message>
    <message>
        <source>{no} {kind}</source>
        <translation>{no} {kind}</translation>
    </message>
    <message>
        <source>{no} {title}</source>
        <translation>{no} {title}</translation>
    </message>
    <message>
        <source>{no} 不是物流公司签收后待回单的委托物流</source>
        <translation>{no} is not a consigned delivery signed by the carrier and awaiting its slip</translation>
    </message>
    <message>
        <source>{no} 会没有随货资料：{papers}；另备一份随车，或先放进要走的箱</source>
        <translation>{no} will have no papers with the goods: {papers}; add a set for the trip, or put them in a box that goes</translation>
    </message>
    <message>
        <source>{no} 先装车（{time}）</source>
        <translation>{no} loads first ({time})</translation>
    </message>
    <message>
        <source>{no} 先装车（{time}，已过）</source>
        <translation>{no} is loaded first ({time}, past)</translation>
    </message>
    <message>
        <source>{no} 全部留下就不是拆单，请改期</source>
        <translation>{no} would stay behind whole, which is no split; postpone it</translation>
    </message>
    <message>
        <source>{no} 发票</source>
        <translation>{no} invoice</translation>
    </message>
    <message>
        <source>{no} 发货内容已更改</source>
        <translation>{no}: contents changed</translation>
    </message>
    <message>
        <source>{no} 备货有差异没有改正：{what}</source>
        <translation>{no}: staging difference not corrected: {what}</translation>
    </message>
    <message>
        <source>{no} 备货还没核对：{staged} / {boxes} 箱</source>
        <translation>{no} is not staged yet: {staged} / {boxes} boxes</translation>
    </message>
    <message>
        <source>{no} 已作废</source>
        <translation>{no} void</translation>
    </message>
    <message>
        <source>{no} 已改期，不在本车</source>
        <translation>{no} is postponed and not on this trip</translation>
    </message>
    <message>
        <source>{no} 已是「{state}」，品种数量改动请在发货页办</source>
        <translation>{no} is already “{state}”; change goods and quantities on the Dispatch page</translation>
    </message>
    <message>
        <source>{no} 已是「{state}」，品种数量改动请在订单页办</source>
        <translation>{no} is already “{state}”; change goods and quantities on the Orders page</translation>
    </message>
    <message>
        <source>{no} 已签收 {signed} 箱，现在走 {boxes} 箱：请重新签收，填新的签收单号</source>
        <translation>{no} was signed for {signed} boxes, now {boxes} go: sign again with a new signature no.</translation>
    </message>
    <message>
        <source>{no} 已经交接签收</source>
        <translation>{no} has already been handed over</translation>
    </message>
    <message>
        <source>{no} 已经点过件</source>
        <translation>{no} is already counted</translation>
    </message>
    <message>
        <source>{no} 排上了本车</source>
        <translation>{no} was put on this trip</translation>
    </message>
    <message>
        <source>{no} 收货信息已更改</source>
        <translation>{no}: delivery details changed</translation>
    </message>
    <message>
        <source>{no} 是「{mode}」「{state}」，不用当面交接</source>
        <translation>{no} is “{mode}”, “{state}”; no handover in person</translation>
    </message>
    <message>
        <source>{no} 是「{mode}」，不在厂里交接</source>
        <translation>{no} is “{mode}” and is not handed over at the works</translation>
    </message>
    <message>
        <source>{no} 有改动</source>
        <translation>{no} has changed</translation>
    </message>
    <message>
        <source>{no} 没有要批准的少装</source>
        <translation>{no} has no short packing to approve</translation>
    </message>
    <message>
        <source>{no} 现在是「{state}」，待装车时才核对备货</source>
        <translation>{no} is now “{state}”; staging is checked when it waits for loading</translation>
    </message>
    <message>
        <source>{no} 现在是「{state}」，提齐以后才能装箱</source>
        <translation>{no} is now “{state}”; pack once all is picked</translation>
    </message>
    <message>
        <source>{no} 现在是「{state}」，箱全部封好以后才能装车</source>
        <translation>{no} is now “{state}”; load once all boxes are sealed</translation>
    </message>
    <message>
        <source>{no} 现在是「{state}」，装齐以后才能交接</source>
        <translation>{no} is now “{state}”; hand over once all is packed</translation>
    </message>
    <message>
        <source>{no} 现在是「{state}」，还不能提货</source>
        <translation>{no} is now “{state}”; it cannot be picked yet</translation>
    </message>
    <message>
        <source>{no} 移到了别的车</source>
        <translation>{no} was moved to another trip</translation>
    </message>
    <message>
        <source>{no} 第 {n} 箱</source>
        <translation>{no} box {n}</translation>
    </message>
    <message>
        <source>{no} 第 {n} 箱「{state}」</source>
        <translation>{no} box {n} is “{state}”</translation>
    </message>
    <message>
        <source>{no} 第 {n} 箱还没做完，做完再换单</source>
        <translation>{no} box {n} is not finished; finish it before changing the order</translation>
    </message>
    <message>
        <source>{no} 还有 {n} 箱在车上，请先卸下再改期</source>
        <translation>{no} still has {n} boxes aboard; unload them before postponing</translation>
    </message>
    <message>
        <source>{no} 还没有全部装箱，不能拆单</source>
        <translation>{no} is not packed whole yet and cannot be split</translation>
    </message>
    <message>
        <source>{no} 预估箱</source>
        <translation>{no} estimated box</translation>
    </message>
    <message>
        <source>{no}. {step}，做完再扫标签</source>
        <translation>{no}. {step}; when done, scan the label</translation>
    </message>
    <message>
        <source>{number} {plate} {cause}，{manager}签字</source>
        <translation>{number} {plate} {cause}, signed by {manager}</translation>
    </message>
    <message>
        <source>{number} {state}，不能再改</source>
        <translation>{number} is {state} and cannot be changed</translation>
    </message>
    <message>
        <source>{number} {state}，不能再盘</source>
        <translation>{number} is {state} and cannot be counted again</translation>
    </message>
    <message>
        <source>{number} 不能从“{old}”改为“{new}”</source>
        <translation>{number} cannot go from “{old}” to “{new}”</translation>
    </message>
    <message>
        <source>{number} 已交检，等质检员</source>
        <translation>{number} is submitted; waiting for the inspector</translation>
    </message>
    <message>
        <source>{number} 已处置</source>
        <translation>{number} has been disposed of</translation>
    </message>
    <message>
        <source>{number} 已开始盘，允差不能再改</source>
        <translation>Counting of {number} has begun; the tolerance cannot be changed</translation>
    </message>
    <message>
        <source>{number} 已提交，正在打印</source>
        <translation>{number} submitted, printing</translation>
    </message>
    <message>
        <source>{number} 已是「{state}」，不能改期</source>
        <translation>{number} is already “{state}” and cannot be rescheduled</translation>
    </message>
    <message>
        <source>{number} 已有结论</source>
        <translation>{number} already has a result</translation>
    </message>
    <message>
        <source>{number} 已有结论：{state}</source>
        <translation>{number} already has a result: {state}</translation>
    </message>
    <message>
        <source>{number} 已有结论：{verdict}</source>
        <translation>{number} already has a verdict: {verdict}</translation>
    </message>
    <message>
        <source>{number} 已由{name}于 {at} 批准入帐，不能再做一次</source>
        <translation>{number} was approved and booked by {name} at {at}; it cannot be done again</translation>
    </message>
    <message>
        <source>{number} 已登记；待收的 {n} 件还{why}</source>
        <translation>{number} registered; {n} pcs awaiting papers, still: {why}</translation>
    </message>
    <message>
        <source>{number} 已登记；待收的货封好后扫标签入库</source>
        <translation>{number} registered; seal the waiting goods, then scan the label to stock in</translation>
    </message>
    <message>
        <source>{number} 是「{state}」，这一步不能做</source>
        <translation>{number} is “{state}”; this step is not possible</translation>
    </message>
    <message>
        <source>{number} 没有等签字的发料</source>
        <translation>{number} has no issue waiting for a signature</translation>
    </message>
    <message>
        <source>{number} 现在是「{old}」，不能改为「{new}」</source>
        <translation>{number} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>{number} 现在是「{state}」，还不能批准</source>
        <translation>{number} is now “{state}” and cannot be approved yet</translation>
    </message>
    <message>
        <source>{number} 生产已看过</source>
        <translation>Production has already seen {number}</translation>
    </message>
    <message>
        <source>{number} 的库位都已盘完，没有要打印的</source>
        <translation>All places of {number} are counted; nothing to print</translation>
    </message>
    <message>
        <source>{number} 第 {n} 次发料，单据正在打印</source>
        <translation>{number}: issue no. {n}, paper printing</translation>
    </message>
    <message>
        <source>{number} 跟着车次走，不在这里改</source>
        <translation>{number} follows its trip; do not change it here</translation>
    </message>
    <message>
        <source>{number} 还没有结论</source>
        <translation>{number} has no verdict yet</translation>
    </message>
    <message>
        <source>{number}：{state}</source>
        <translation>{number}: {state}</translation>
    </message>
    <message>
        <source>{n} 件已移到 {place}</source>
        <translation>{n} pcs moved to {place}</translation>
    </message>
    <message>
        <source>{n} 分钟后</source>
        <translation>in {n} min</translation>
    </message>
    <message>
        <source>{n} 天后失效：{goods}</source>
        <translation>Expires in {n} d: {goods}</translation>
    </message>
    <message>
        <source>{n} 张等{role}签；您的代签还没有生效，要等您设好密钥、系统管理员发布签字名单。时段：{when}</source>
        <translation>{n} wait for {role}; your deputy right does not hold yet: set your key and let the administrator publish the list. Hours: {when}</translation>
    </message>
    <message>
        <source>{n} 张等{role}签；现在不是您代签的时段：{when}</source>
        <translation>{n} wait for {role}; these are not your hours as deputy: {when}</translation>
    </message>
    <message>
        <source>{n} 站</source>
        <translation>{n} stops</translation>
    </message>
    <message>
        <source>{n} 行读不懂，不导入。第 {lines}</source>
        <translation>{n} lines cannot be read; nothing imported. Lines {lines}</translation>
    </message>
    <message>
        <source>{n} 道工序</source>
        <translation>{n} operations</translation>
    </message>
    <message>
        <source>{n}项一致，请抬杆</source>
        <translation>{n} agree; raise the barrier</translation>
    </message>
    <message>
        <source>{paper} {code} 在内</source>
        <translation>{paper} {code} enclosed</translation>
    </message>
    <message>
        <source>{paper} 已放入</source>
        <translation>{paper} put in</translation>
    </message>
    <message>
        <source>{paper}上有条码，请扫它，不能点「确认」</source>
        <translation>{paper} has a barcode: scan it, not Confirm</translation>
    </message>
    <message>
        <source>{paper}在内</source>
        <translation>{paper} enclosed</translation>
    </message>
    <message>
        <source>{paper}已放入</source>
        <translation>{paper} put in</translation>
    </message>
    <message>
        <source>{paper}由质检员核对时扫</source>
        <translation>{paper} is scanned by the inspector at the check</translation>
    </message>
    <message>
        <source>{period} 已有全库盘点</source>
        <translation>{period} already has a full stock count</translation>
    </message>
    <message>
        <source>{period} 还没到，不能先盘</source>
        <translation>{period} has not come yet; it cannot be counted early</translation>
    </message>
    <message>
        <source>{place} 不在盘点中（{state}），请再扫库位</source>
        <translation>{place} is not being counted ({state}); scan a place again</translation>
    </message>
    <message>
        <source>{place} 已盘完，不用再盘</source>
        <translation>{place} is already counted; no need to count it again</translation>
    </message>
    <message>
        <source>{place} 正在 {number} 里盘，不在 {mine}</source>
        <translation>{place} is being counted in {number}, not in {mine}</translation>
    </message>
    <message>
        <source>{place} 的 {identity}（{day} 入库）</source>
        <translation>{identity} at {place} (stocked in {day})</translation>
    </message>
    <message>
        <source>{place} 的 {identity}（{day} 到期）</source>
        <translation>{identity} at {place} (due {day})</translation>
    </message>
    <message>
        <source>{place} 盘完：{state}</source>
        <translation>{place} counted: {state}</translation>
    </message>
    <message>
        <source>{place}已被{box}挡住；确要装，再扫一次</source>
        <translation>{place} is blocked by {box}; to load it anyway, scan again</translation>
    </message>
    <message>
        <source>{place}（{zone}）不在 {number} 的盘点范围</source>
        <translation>{place} ({zone}) is outside the scope of {number}</translation>
    </message>
    <message>
        <source>{place}：第 {n} 箱已装车</source>
        <translation>{place}: box {n} loaded</translation>
    </message>
    <message>
        <source>{place}：第 {n} 箱已装车，与第 {other} 箱一样，位置已对换</source>
        <translation>{place}: box {n} loaded; it equals box {other}, places swapped</translation>
    </message>
    <message>
        <source>{plate} 不是通常的号牌，请再看一遍；确实如此再确认一次</source>
        <translation>{plate} is not a usual plate; look again, and confirm once more if it is right</translation>
    </message>
    <message>
        <source>{plate} 不等批准换车</source>
        <translation>{plate} waits for no vehicle approval</translation>
    </message>
    <message>
        <source>{plate} 不能作为车牌：要 4 至 15 位，含数字</source>
        <translation>{plate} cannot be a plate: 4 to 15 characters with a digit</translation>
    </message>
    <message>
        <source>{plate} 已在厂：{since} 入厂，还没有出厂记录</source>
        <translation>{plate} is already inside: gated in {since}, not recorded as left</translation>
    </message>
    <message>
        <source>{plate} 已经出厂，不能更正</source>
        <translation>{plate} has left; it cannot be corrected</translation>
    </message>
    <message>
        <source>{port} 已断开</source>
        <translation>{port} disconnected</translation>
    </message>
    <message>
        <source>{port} 拒绝连接</source>
        <translation>{port} refused the connection</translation>
    </message>
    <message>
        <source>{port} 未插上</source>
        <translation>{port} is not plugged in</translation>
    </message>
    <message>
        <source>{port} 正被别的程序占用</source>
        <translation>{port} is in use by another program</translation>
    </message>
    <message>
        <source>{port} 的数据读不懂：请核对秤的协议、波特率和字符格式</source>
        <translation>Data from {port} unreadable: check the scale&apos;s protocol, baud rate and character format</translation>
    </message>
    <message>
        <source>{port} 的温湿度数据读不懂：请核对波特率和行格式</source>
        <translation>Climate data from {port} cannot be read: check the baud rate and line format</translation>
    </message>
    <message>
        <source>{product} {identity}</source>
        <translation>{product} {identity}</translation>
    </message>
    <message>
        <source>{product} {identity} × {n}，从 {place}</source>
        <translation>{product} {identity} × {n}, from {place}</translation>
    </message>
    <message>
        <source>{product} {lot}，{n} {unit}，检验合格</source>
        <translation>{product} {lot}, {n} {unit}, passed inspection</translation>
    </message>
    <message>
        <source>{product} 不是外购产品，请先在「资料·产品」勾选「外购」</source>
        <translation>{product} is not bought goods; tick Bought goods under Data · Products first</translation>
    </message>
    <message>
        <source>{product} 今天的序列号已用完</source>
        <translation>{product}: today&apos;s serial numbers are used up</translation>
    </message>
    <message>
        <source>{product} 按批号管理，不写序列号</source>
        <translation>{product} is kept by lot no.; do not write a serial</translation>
    </message>
    <message>
        <source>{product} 按批号管理，没有序列号</source>
        <translation>{product} is kept by lot and has no serial numbers</translation>
    </message>
    <message>
        <source>{product} 有保质期，请填保管期至或失效期</source>
        <translation>{product} has a shelf life; fill in the keeping date or the expiry date</translation>
    </message>
    <message>
        <source>{product} 没有包装要求</source>
        <translation>{product} has no packing requirement</translation>
    </message>
    <message>
        <source>{product} 没有生效的检验标准</source>
        <translation>{product} has no inspection standard in force</translation>
    </message>
    <message>
        <source>{product} 没有生效的检验标准，也没有设计参数单</source>
        <translation>{product} has neither an inspection standard in force nor a design parameter sheet</translation>
    </message>
    <message>
        <source>{product} 还可开 {left}，填了 {asked}</source>
        <translation>{product}: {left} still open, {asked} entered</translation>
    </message>
    <message>
        <source>{product} 逐台管理，一个序列号一行，数量是 1</source>
        <translation>{product} is kept piece by piece: one serial a line, quantity 1</translation>
    </message>
    <message>
        <source>{purpose}原因：{choices}</source>
        <translation>{purpose}, reason: {choices}</translation>
    </message>
    <message>
        <source>{receipt} 是「{state}」，不能冲销</source>
        <translation>{receipt} is “{state}” and cannot be reversed</translation>
    </message>
    <message>
        <source>{receipt} 的货已预留或已出库，不能冲销</source>
        <translation>Goods of {receipt} are reserved or gone; it cannot be reversed</translation>
    </message>
    <message>
        <source>{role}</source>
        <translation>{role}</translation>
    </message>
    <message>
        <source>{role}的签名不是名单上的人签的，不得放行</source>
        <translation>The signature of {role} is not by a person on the trust list; no release</translation>
    </message>
    <message>
        <source>{role}的签字时间不在开证与失效之间，签字无效</source>
        <translation>The signing time of {role} is not between issue and expiry; signature invalid</translation>
    </message>
    <message>
        <source>{role}签字</source>
        <translation>Signed by {role}</translation>
    </message>
    <message>
        <source>{role}还没有能签字的密钥</source>
        <translation>{role} has no key that can sign yet</translation>
    </message>
    <message>
        <source>{standard} 已不生效</source>
        <translation>{standard} is no longer in force</translation>
    </message>
    <message>
        <source>{standard} 已经有了，改动请用新版次</source>
        <translation>{standard} already exists; use a new revision for changes</translation>
    </message>
    <message>
        <source>{state} {n} 件</source>
        <translation>{state} {n} pcs</translation>
    </message>
    <message>
        <source>{state}品不能放成品库区</source>
        <translation>{state} goods cannot go into a finished goods zone</translation>
    </message>
    <message>
        <source>{tag} 号牌已核对：扫 {tag} 号牌去封箱</source>
        <translation>Tag {tag} is checked: scan tag {tag} to seal its box</translation>
    </message>
    <message>
        <source>{tag} 号牌待核对；扫下一张发货单</source>
        <translation>Tag {tag} waits for its check; scan the next dispatch order</translation>
    </message>
    <message>
        <source>{tag} 号牌挂在别的箱上</source>
        <translation>Tag {tag} hangs on another box</translation>
    </message>
    <message>
        <source>{tag} 号牌没有挂箱；要挂牌请先扫发货单</source>
        <translation>Tag {tag} is on no box; to hang it, scan an order</translation>
    </message>
    <message>
        <source>{tag} 号牌要重装：扫 {tag} 号牌</source>
        <translation>Tag {tag} is to be packed again: scan tag {tag}</translation>
    </message>
    <message>
        <source>{tag} 号牌：核对第 {n} 箱</source>
        <translation>Tag {tag}: check box {n}</translation>
    </message>
    <message>
        <source>{tag} 号牌：第 {n} 箱已核对，续封箱</source>
        <translation>Tag {tag}: box {n} checked, go on to seal</translation>
    </message>
    <message>
        <source>{tag} 号牌：第 {n} 箱重装</source>
        <translation>Tag {tag}: repack box {n}</translation>
    </message>
    <message>
        <source>{task} 已有质量跟踪卡 {card}</source>
        <translation>{task} already has quality card {card}</translation>
    </message>
    <message>
        <source>{task} 没有可开卡的序列号</source>
        <translation>{task} has no serial number left for a card</translation>
    </message>
    <message>
        <source>{trip} 已在 {day} 付款</source>
        <translation>{trip} was paid on {day}</translation>
    </message>
    <message>
        <source>{trip} 已登记发票 {number}</source>
        <translation>{trip} already has invoice {number}</translation>
    </message>
    <message>
        <source>{trip} 已登记发票，差额用加减项登记</source>
        <translation>{trip} has its invoice; enter the difference as an extra</translation>
    </message>
    <message>
        <source>{trip} 还没有登记发票，不能付款</source>
        <translation>{trip} has no invoice yet and cannot be paid</translation>
    </message>
    <message>
        <source>{trip} 还没有约定运费，由物流科长登记</source>
        <translation>{trip} has no agreed freight yet; the logistics head enters it</translation>
    </message>
    <message>
        <source>{verb}{kind}</source>
        <translation>{verb}: {kind}</translation>
    </message>
    <message>
        <source>{what} {n} 件</source>
        <translation>{what} {n} pcs</translation>
    </message>
    <message>
        <source>{what} {n} 次</source>
        <translation>{what} {n} times</translation>
    </message>
    <message>
        <source>{what} 刚被{who}改过（{time}），请看新的再排</source>
        <translation>{what} was just changed by {who} ({time}); look at it again, then plan</translation>
    </message>
    <message>
        <source>{what} 刚被改过，请看新的再排</source>
        <translation>{what} was just changed; look at it again, then plan</translation>
    </message>
    <message>
        <source>{what} 在车次 {trip} 上，装车日随车次；先从车上取下</source>
        <translation>{what} is on trip {trip} and follows its loading day; take it off the trip first</translation>
    </message>
    <message>
        <source>{what} 已经签收过</source>
        <translation>{what} has already been signed for</translation>
    </message>
    <message>
        <source>{what} 物流科长还没有签收</source>
        <translation>{what} is not yet signed by the logistics head</translation>
    </message>
    <message>
        <source>{what} 现在是「{now}」，装车开始后不能再改排</source>
        <translation>{what} is now “{now}”; no replanning once loading has begun</translation>
    </message>
    <message>
        <source>{what} 现在是「{now}」，这一步要在「{wanted}」时做</source>
        <translation>{what} is now “{now}”; this step belongs to “{wanted}”</translation>
    </message>
    <message>
        <source>{what} 现在是「{old}」，不能改为「{new}」</source>
        <translation>{what} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>{what}不符，不得放行</source>
        <translation>{what} does not agree; no release</translation>
    </message>
    <message>
        <source>{what}不能有控制字符，最多 {most} 个字</source>
        <translation>{what} may hold no control characters and at most {most} characters</translation>
    </message>
    <message>
        <source>{what}写成 2027-03-31 这样</source>
        <translation>Write {what} like 2027-03-31</translation>
    </message>
    <message>
        <source>{what}写的是民国年份，请改成公历：民国 {years} 年是 {year} 年</source>
        <translation>{what} is in the Minguo calendar; use the common year: Minguo {years} is {year}</translation>
    </message>
    <message>
        <source>{what}没有填堆码层数，不能排装柜图：请在「资料·包装种类」填最大堆码层数</source>
        <translation>{what} has no stack layers, so no load plan: fill in the maximum under Catalog · Packaging</translation>
    </message>
    <message>
        <source>{what}没有这一天</source>
        <translation>{what} is not a real date</translation>
    </message>
    <message>
        <source>{what}的年份 {year} 不对</source>
        <translation>{what} has a wrong year: {year}</translation>
    </message>
    <message>
        <source>{what}的年份要写四位，如 2027-03-31</source>
        <translation>{what} needs a four-digit year, like 2027-03-31</translation>
    </message>
    <message>
        <source>{what}要写数字</source>
        <translation>{what} must be a number</translation>
    </message>
    <message>
        <source>{what}要填数字，例如 23.4：{given}</source>
        <translation>{what} must be a number, such as 23.4: {given}</translation>
    </message>
    <message>
        <source>{what}要大于零</source>
        <translation>{what} must be above zero</translation>
    </message>
    <message>
        <source>{what}要是整数</source>
        <translation>{what} must be a whole number</translation>
    </message>
    <message>
        <source>{what}须在 1 到 {most} 之间</source>
        <translation>{what} must be between 1 and {most}</translation>
    </message>
    <message>
        <source>{what}须在 {low} 到 {high} 之间</source>
        <translation>{what} must be between {low} and {high}</translation>
    </message>
    <message>
        <source>{what}须在 {low} 到 {high} 之间：{given}</source>
        <translation>{what} must be between {low} and {high}: {given}</translation>
    </message>
    <message>
        <source>{what}，不认识，已列入异常</source>
        <translation>{what}, not known, listed as an exception</translation>
    </message>
    <message>
        <source>{what}，已在 {elsewhere} 盘到，已列入异常</source>
        <translation>{what}, already counted at {elsewhere}, listed as an exception</translation>
    </message>
    <message>
        <source>{what}，已计</source>
        <translation>{what}, counted</translation>
    </message>
    <message>
        <source>{what}，帐上已出厂，已列入异常</source>
        <translation>{what}, shipped in the books, listed as an exception</translation>
    </message>
    <message>
        <source>{what}，帐在 {elsewhere}，已记在这里</source>
        <translation>{what}, booked at {elsewhere}, noted here</translation>
    </message>
    <message>
        <source>{what}，曾报丢失，已列入异常</source>
        <translation>{what}, was reported lost, listed as an exception</translation>
    </message>
    <message>
        <source>{what}，未办入库，已列入异常</source>
        <translation>{what}, not stocked in, listed as an exception</translation>
    </message>
    <message>
        <source>{what}，缺数量：扫数量码</source>
        <translation>{what}, quantity missing: scan the quantity code</translation>
    </message>
    <message>
        <source>{what}，计 {n}，共 {total}</source>
        <translation>{what}, {n} counted, {total} in all</translation>
    </message>
    <message>
        <source>{what}，这里已扫过，只算一次</source>
        <translation>{what}, already scanned here, counted once only</translation>
    </message>
    <message>
        <source>{what}，隔离品，已计</source>
        <translation>{what}, goods on hold, counted</translation>
    </message>
    <message>
        <source>{who}当时没有这个签字权限，签字无效</source>
        <translation>{who} had no right to sign this then; signature invalid</translation>
    </message>
    <message>
        <source>{who}的密钥已挂失停用，签字无效</source>
        <translation>The key of {who} is reported lost and disabled; signature invalid</translation>
    </message>
    <message>
        <source>{who}的签名对不上，票是伪造或被改过，不得放行</source>
        <translation>The signature of {who} does not match: the pass is forged or altered; no release</translation>
    </message>
    <message>
        <source>{who}的签字时间在将来，请核对本机时间</source>
        <translation>The signing time of {who} lies in the future; check this computer&apos;s clock</translation>
    </message>
    <message>
        <source>{who}签字时密钥不在有效期内，签字无效</source>
        <translation>The key of {who} was not valid when signing; signature invalid</translation>
    </message>
    <message>
        <source>{who}：{why}</source>
        <translation>{who}: {why}</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <source>{why}，密钥改存仅本用户可读的文件。请不要备份或复制这个文件夹，并给本用户设登录密码。</source>
        <translation>{why}; keys go into files only this user can read. Do not back up or copy this folder, and give this user a sign-in password.</translation>
    </message>
    <message>
        <source>{zone} 不是危险品区，危险品要有自己的库区</source>
        <translation>{zone} is not a dangerous goods zone; dangerous goods need their own zone</translation>
    </message>
    <message>
        <source>{zone} 刚刚已经记过一次</source>
        <translation>{zone} was recorded just now</translation>
    </message>
    <message>
        <source>{zone} 已有一份范围待批准</source>
        <translation>{zone} already has limits awaiting approval</translation>
    </message>
    <message>
        <source>{zone} 已有申请或批准</source>
        <translation>{zone} already has a request or an approval</translation>
    </message>
    <message>
        <source>{zone} 的批准已经结束</source>
        <translation>The approval of {zone} has already ended</translation>
    </message>
    <message>
        <source>{zone} 的申请已有答复</source>
        <translation>The request for {zone} has already been answered</translation>
    </message>
    <message>
        <source>{zone} 的范围已有答复</source>
        <translation>The limits of {zone} have already been answered</translation>
    </message>
    <message>
        <source>“{title}”不能大于 {limit}</source>
        <translation>“{title}” must not be above {limit}</translation>
    </message>
    <message>
        <source>“{title}”不能小于 {limit}</source>
        <translation>“{title}” must not be below {limit}</translation>
    </message>
    <message>
        <source>“{title}”中“{value}”重复</source>
        <translation>“{title}” holds “{value}” twice</translation>
    </message>
    <message>
        <source>“{title}”只能填一行</source>
        <translation>“{title}” takes one line only</translation>
    </message>
    <message>
        <source>“{title}”只能是{choices}之一，不能是“{value}”</source>
        <translation>“{title}” must be one of {choices}, not “{value}”</translation>
    </message>
    <message>
        <source>“{title}”含有不能使用的字符</source>
        <translation>“{title}” holds characters that are not allowed</translation>
    </message>
    <message>
        <source>“{title}”每项须写成“甲=乙”，不能是“{value}”</source>
        <translation>Each item of “{title}” is written “A=B”, not “{value}”</translation>
    </message>
    <message>
        <source>“{title}”的值不能保存：{value}</source>
        <translation>Value of “{title}” cannot be stored: {value}</translation>
    </message>
    <message>
        <source>“{title}”的值类型不对</source>
        <translation>Value of “{title}” is of the wrong type</translation>
    </message>
    <message>
        <source>“{title}”的格式不对（{hint}），不能是“{value}”</source>
        <translation>Format of “{title}” is {hint}, not “{value}”</translation>
    </message>
    <message>
        <source>“{title}”至多 {limit} 个字</source>
        <translation>“{title}” takes at most {limit} characters</translation>
    </message>
    <message>
        <source>“{title}”至多 {limit} 项</source>
        <translation>“{title}” takes at most {limit} items</translation>
    </message>
    <message>
        <source>“{title}”至少 {limit} 个字</source>
        <translation>“{title}” needs at least {limit} characters</translation>
    </message>
    <message>
        <source>“{title}”至少 {limit} 项</source>
        <translation>“{title}” needs at least {limit} items</translation>
    </message>
    <message>
        <source>“{title}”须填 00:00 至 23:59，不能是“{value}”</source>
        <translation>“{title}” must be 00:00 to 23:59, not “{value}”</translation>
    </message>
    <message>
        <source>“{title}”须填“是”或“否”，不能是“{value}”</source>
        <translation>“{title}” must be “yes” or “no”, not “{value}”</translation>
    </message>
    <message>
        <source>“{title}”须填整数，不能是“{value}”</source>
        <translation>“{title}” must be a whole number, not “{value}”</translation>
    </message>
    <message>
        <source>…{box} 已卸下</source>
        <translation>…{box} unloaded</translation>
    </message>
    <message>
        <source>…{box} 已搬走</source>
        <translation>…{box} moved away</translation>
    </message>
    <message>
        <source>① 普通码</source>
        <translation>① Plain code</translation>
    </message>
    <message>
        <source>② 字母大小写与连字符</source>
        <translation>② Capitals, small letters and hyphen</translation>
    </message>
    <message>
        <source>③ GS1-128，内有分隔符</source>
        <translation>③ GS1-128 with separator</translation>
    </message>
    <message>
        <source>④ GS1 DataMatrix</source>
        <translation>④ GS1 DataMatrix</translation>
    </message>
    <message>
        <source>⑤ 长码（{n} 个字符）</source>
        <translation>⑤ Long code ({n} characters)</translation>
    </message>
    <message>
        <source>「{command}」在入库用不上</source>
        <translation>“{command}” has no use in stock-in</translation>
    </message>
    <message>
        <source>「{command}」在盘点用不上</source>
        <translation>“{command}” has no use in a stock count</translation>
    </message>
    <message>
        <source>「{command}」在移库用不上</source>
        <translation>“{command}” has no use in a transfer</translation>
    </message>
    <message>
        <source>「{command}」在这一页用不上</source>
        <translation>“{command}” has no use on this page</translation>
    </message>
    <message>
        <source>「{command}」在这里用不上</source>
        <translation>“{command}” has no use here</translation>
    </message>
    <message>
        <source>「{field}」还没有对应的列</source>
        <translation>“{field}” has no column yet</translation>
    </message>
    <message>
        <source>「{item}」不合格：写明问题、整改人和期限</source>
        <translation>“{item}” failed: write the problem, who acts and by when</translation>
    </message>
    <message>
        <source>「{item}」的整改期限已过</source>
        <translation>The action on “{item}” is overdue</translation>
    </message>
    <message>
        <source>「{key}」的值不对：{value}，应是{wanted}</source>
        <translation>Wrong value of “{key}”: {value}; it should be {wanted}</translation>
    </message>
    <message>
        <source>「{kind}」没有厢内尺寸，不能排装柜图：在车次上选表里的车型，或先在「资料」添加</source>
        <translation>“{kind}” has no inside size, so no load plan: choose a listed type on the trip, or add it in the Catalog first</translation>
    </message>
    <message>
        <source>「{path}」别人也能读写，里面的密钥不能信。请查明原因，改成只有本用户可读写后重新登记</source>
        <translation>Others can read or write “{path}”; its keys cannot be trusted. Find out why, restrict it to this user and enrol again</translation>
    </message>
    <message>
        <source>「{where}」的 {key} 不对：{value}，应是{wanted}</source>
        <translation>“{where}”: {key} is wrong: {value}; must be {wanted}</translation>
    </message>
    <message>
        <source>「{where}」缺少 {key}</source>
        <translation>“{where}” lacks {key}</translation>
    </message>
    <message>
        <source>「{where}」里有不认识的项：{keys}</source>
        <translation>“{where}” holds unknown keys: {keys}</translation>
    </message>
    <message>
        <source>「其他」须写明原因</source>
        <translation>“Other” needs a written reason</translation>
    </message>
    <message>
        <source>一张发票只能登记同一承运商的车次</source>
        <translation>One invoice can only cover trips of one carrier</translation>
    </message>
    <message>
        <source>一张标签最多印 {most} 个贮运标志</source>
        <translation>A label takes at most {most} handling marks</translation>
    </message>
    <message>
        <source>一次 1 到 {most} 个</source>
        <translation>1 to {most} at a time</translation>
    </message>
    <message>
        <source>一次可写 1 到 {most} 张</source>
        <translation>Print 1 to {most} at a time</translation>
    </message>
    <message>
        <source>一次可签 1 到 {most} 张</source>
        <translation>Sign 1 to {most} at a time</translation>
    </message>
    <message>
        <source>一次最多 {most} 张单，请分成几份</source>
        <translation>At most {most} orders at a time; split them up</translation>
    </message>
    <message>
        <source>一次最多导出 {most} 张，请把日期分成几段</source>
        <translation>At most {most} papers an export; split the dates into parts</translation>
    </message>
    <message>
        <source>一次送 1 到 {most} 件复验</source>
        <translation>1 to {most} pieces a recheck</translation>
    </message>
    <message>
        <source>一箱也没有排上</source>
        <translation>Not one box was placed</translation>
    </message>
    <message>
        <source>一组车轴受力 {found} g，最多 {allowed} g</source>
        <translation>One axle group carries {found} g, at most {allowed} g</translation>
    </message>
    <message>
        <source>一维码的 AIM 识别符是 ]C1，分隔符 GS（1D）没有丢</source>
        <translation>AIM identifier of the 1D code is ]C1; separator GS (1D) not lost</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>一车一证一类：{trip} 上是{other}，{kind}请另排车次</source>
        <translation>One vehicle, one pass, one kind: {trip} carries {other}; plan another trip for {kind}</translation>
    </message>
    <message>
        <source>上次 {no}</source>
        <translation>Last {no}</translation>
    </message>
    <message>
        <source>上次到货</source>
        <translation>Last arrival</translation>
    </message>
    <message>
        <source>上次拒签</source>
        <translation>Last decline</translation>
    </message>
    <message>
        <source>上面压得过重</source>
        <translation>Too much weight on top</translation>
    </message>
    <message>
        <source>下一单 {no}，{time} 装车</source>
        <translation>Next order {no}, loading {time}</translation>
    </message>
    <message>
        <source>下一单 {no}，{time} 装车（已过）</source>
        <translation>Next order {no}, loading {time} (past)</translation>
    </message>
    <message>
        <source>下一单 {no}，扫发货单</source>
        <translation>Next order {no}: scan the dispatch order</translation>
    </message>
    <message>
        <source>下一箱</source>
        <translation>Next box</translation>
    </message>
    <message>
        <source>下任务单</source>
        <translation>Release task</translation>
    </message>
    <message>
        <source>下发</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>下发发货单</source>
        <translation>Issue order</translation>
    </message>
    <message>
        <source>下货方式</source>
        <translation>Unloading</translation>
    </message>
    <message>
        <source>下达</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>不取了</source>
        <translation>Take-out ended</translation>
    </message>
    <message>
        <source>不取了，继续装箱</source>
        <translation>Take-out ended; go on packing</translation>
    </message>
    <message>
        <source>不可用的空间要在厢内：{space}</source>
        <translation>Unusable space must lie inside: {space}</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不合格品</source>
        <translation>Nonconformity</translation>
    </message>
    <message>
        <source>不合格品已隔离</source>
        <translation>Nonconforming, on hold</translation>
    </message>
    <message>
        <source>不合格品已隔离：{product} {n} 件</source>
        <translation>Failed goods put on hold: {product} {n} pcs</translation>
    </message>
    <message>
        <source>不合格品报告</source>
        <translation>Nonconformity report</translation>
    </message>
    <message>
        <source>不合格品报告 {number}</source>
        <translation>Nonconformity report {number}</translation>
    </message>
    <message>
        <source>不合格品，已隔离：{identity}</source>
        <translation>Nonconforming, on hold: {identity}</translation>
    </message>
    <message>
        <source>不合格项</source>
        <translation>Failed items</translation>
    </message>
    <message>
        <source>不同产品、批次或期限要分开送复验</source>
        <translation>Different products, lots or dates need separate rechecks</translation>
    </message>
    <message>
        <source>不同意要写明原因</source>
        <translation>Say why you refuse</translation>
    </message>
    <message>
        <source>不在装载清单</source>
        <translation>Not on the loading list</translation>
    </message>
    <message>
        <source>不在这张单上，先扫它的单据或扫「取出」</source>
        <translation>Not on this paper; scan its paper, or Take out</translation>
    </message>
    <message>
        <source>不少装了，继续装箱</source>
        <translation>Pack short ended; go on packing</translation>
    </message>
    <message>
        <source>不带货，看空后出厂</source>
        <translation>No goods; leaves once seen empty</translation>
    </message>
    <message>
        <source>不应答</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>不得倒置</source>
        <translation>Must not be upside down</translation>
    </message>
    <message>
        <source>不批准温湿度范围</source>
        <translation>Refuse climate limits</translation>
    </message>
    <message>
        <source>不报破损了</source>
        <translation>Damage report ended</translation>
    </message>
    <message>
        <source>不按先后提货</source>
        <translation>Picked out of turn</translation>
    </message>
    <message>
        <source>不按装车顺序装箱</source>
        <translation>Pack out of loading order</translation>
    </message>
    <message>
        <source>不按车次先后装</source>
        <translation>Pack out of turn</translation>
    </message>
    <message>
        <source>不是手上这一件，先做完 {goods}</source>
        <translation>Not the one in hand; finish {goods} first</translation>
    </message>
    <message>
        <source>不是有效的 GS1 数据：({ai}){value}</source>
        <translation>Not valid GS1 data: ({ai}){value}</translation>
    </message>
    <message>
        <source>不是有效的 JSON 文件：{why}</source>
        <translation>Not a valid JSON file: {why}</translation>
    </message>
    <message>
        <source>不是测试码：请扫体检页上印的五个码</source>
        <translation>Not a test code: scan the five of the scanner check</translation>
    </message>
    <message>
        <source>不是这件货的最新内容标签</source>
        <translation>Not the latest content label of this item</translation>
    </message>
    <message>
        <source>不是这件货的资料</source>
        <translation>Not a paper of this item</translation>
    </message>
    <message>
        <source>不牢</source>
        <translation>Not firm</translation>
    </message>
    <message>
        <source>不签要写明原因</source>
        <translation>Give a reason for declining</translation>
    </message>
    <message>
        <source>不给原因了，什么都没有做</source>
        <translation>No reason given; nothing was done</translation>
    </message>
    <message>
        <source>不缺箱</source>
        <translation>No boxes missing</translation>
    </message>
    <message>
        <source>不能放货的空间，长、宽、高必须都大于 0</source>
        <translation>Unusable space: length, width and height must be above 0</translation>
    </message>
    <message>
        <source>不能编成二维码：{data}</source>
        <translation>Cannot be made a QR code: {data}</translation>
    </message>
    <message>
        <source>不能编成条码：{data}</source>
        <translation>Cannot be made a barcode: {data}</translation>
    </message>
    <message>
        <source>不能送到标签机的字符：{text}</source>
        <translation>Characters the label printer cannot take: {text}</translation>
    </message>
    <message>
        <source>不认识</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>不认识「{said}」，只能写：{words}</source>
        <translation>“{said}” is unknown; only these: {words}</translation>
    </message>
    <message>
        <source>不认识这个包装码：{key}</source>
        <translation>Unknown packaging code: {key}</translation>
    </message>
    <message>
        <source>不认识这个码</source>
        <translation>Unknown code</translation>
    </message>
    <message>
        <source>不认识这个码，请扫产品标签、箱标签或回单</source>
        <translation>Unknown code; scan a product label, box label or delivery slip</translation>
    </message>
    <message>
        <source>不认识这个码，请扫到货批的标签或库位</source>
        <translation>Code not known; scan the label of an arrived lot or a place</translation>
    </message>
    <message>
        <source>不认识这个码，请扫单据、产品标签或库位</source>
        <translation>Unknown code; scan a paper, product label or location</translation>
    </message>
    <message>
        <source>不认识这个码，请扫单据或包装物码</source>
        <translation>Unknown code; scan a paper or packaging code</translation>
    </message>
    <message>
        <source>不认识这个码，请扫货品或库位</source>
        <translation>Code not known; scan goods or a place</translation>
    </message>
    <message>
        <source>不认识这个码，请扫跟踪卡、检验单、合格证或产品标签</source>
        <translation>Unknown code; scan a quality card, inspection sheet, certificate or product label</translation>
    </message>
    <message>
        <source>不记开封了</source>
        <translation>Opening not recorded</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Does not apply</translation>
    </message>
    <message>
        <source>与打印机的连接断了</source>
        <translation>Connection to the printer broke</translation>
    </message>
    <message>
        <source>与物流公司点件</source>
        <translation>Count with the carrier</translation>
    </message>
    <message>
        <source>与装箱单不符：不在本箱，或已核对过</source>
        <translation>Does not agree with the packing list: not in this box, or already checked</translation>
    </message>
    <message>
        <source>与预约车号不符，请物流科长批准换车</source>
        <translation>Plate differs from the booking; the logistics head must approve the vehicle</translation>
    </message>
    <message>
        <source>专车</source>
        <translation>Dedicated truck</translation>
    </message>
    <message>
        <source>丢了：批号和数量连成一段</source>
        <translation>Lost: lot and quantity run together</translation>
    </message>
    <message>
        <source>丢失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>两个确认要由两个人分别做，{name} 不能再确认</source>
        <translation>The two confirmations need two people; {name} cannot confirm again</translation>
    </message>
    <message>
        <source>两份拼不成本厂的根密钥，数据库里的份额被改动过</source>
        <translation>The two shares do not make this site&apos;s root key; shares in the database were altered</translation>
    </message>
    <message>
        <source>两列用了同一个列名：{heading}</source>
        <translation>Two columns have the same name: {heading}</translation>
    </message>
    <message>
        <source>两次点数不一致</source>
        <translation>The two counts differ</translation>
    </message>
    <message>
        <source>两次点数不符</source>
        <translation>Counted wrong twice</translation>
    </message>
    <message>
        <source>两次点数都不符，第 {n} 箱已开箱，请重装</source>
        <translation>Counted wrong twice: box {n} is open, please repack</translation>
    </message>
    <message>
        <source>两次输入的 PIN 不一样</source>
        <translation>The two PINs differ</translation>
    </message>
    <message>
        <source>两次输入的口令不一样</source>
        <translation>The two passphrases differ</translation>
    </message>
    <message>
        <source>两项一致，请抬杆</source>
        <translation>Both agree; raise the barrier</translation>
    </message>
    <message>
        <source>严重度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>中文输入法改了这次扫描，没有计入：请切到英文输入，再扫一次</source>
        <translation>A Chinese input method changed this scan; not counted. Switch to English input and scan again</translation>
    </message>
    <message>
        <source>串口不经过输入法</source>
        <translation>A serial port bypasses the input method</translation>
    </message>
    <message>
        <source>串口收到，字节完好</source>
        <translation>Received by serial port, bytes intact</translation>
    </message>
    <message>
        <source>临时车辆要登记所出示的证件（行驶证、年检）</source>
        <translation>For a casual vehicle, register the papers shown (vehicle licence, test)</translation>
    </message>
    <message>
        <source>为 {number} 领料：{product}</source>
        <translation>Requisition for {number}: {product}</translation>
    </message>
    <message>
        <source>之前的签字已过有效期，请{who}重签</source>
        <translation>The earlier signature is past its validity; {who} must sign again</translation>
    </message>
    <message>
        <source>事件 {number} 已由{name}关闭</source>
        <translation>Incident {number} already closed by {name}</translation>
    </message>
    <message>
        <source>二维码内容太长，标签上放不下</source>
        <translation>QR content too long for the label</translation>
    </message>
    <message>
        <source>二维码损坏</source>
        <translation>QR code damaged</translation>
    </message>
    <message>
        <source>二维码损坏或被改动，不得放行</source>
        <translation>QR code damaged or altered; no release</translation>
    </message>
    <message>
        <source>二维码没有读全，请再扫一次</source>
        <translation>QR code read in part; scan again</translation>
    </message>
    <message>
        <source>二维码的 AIM 识别符是 ]d2，分隔符 GS（1D）没有丢（只读一维码的枪跳过）</source>
        <translation>AIM identifier of the 2D code is ]d2; separator GS (1D) not lost (1D-only scanners skip this)</translation>
    </message>
    <message>
        <source>互检</source>
        <translation>Peer check</translation>
    </message>
    <message>
        <source>互相重叠</source>
        <translation>Overlapping</translation>
    </message>
    <message>
        <source>交付前防护未完成：{item}</source>
        <translation>Protection before delivery open: {item}</translation>
    </message>
    <message>
        <source>交付办结</source>
        <translation>Close delivery</translation>
    </message>
    <message>
        <source>交付地点</source>
        <translation>Delivery place</translation>
    </message>
    <message>
        <source>交付方式</source>
        <translation>Delivery mode</translation>
    </message>
    <message>
        <source>交付方式与合同不符，须经销售同意</source>
        <translation>Delivery mode differs from the contract; Sales must agree</translation>
    </message>
    <message>
        <source>交付时间</source>
        <translation>Delivery time</translation>
    </message>
    <message>
        <source>交付时间不能早于签订日期</source>
        <translation>Delivery time cannot be before the signing date</translation>
    </message>
    <message>
        <source>交付物</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>交付管理部</source>
        <translation>Delivery management</translation>
    </message>
    <message>
        <source>交付结算</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>交付要素未确认</source>
        <translation>Delivery points not confirmed</translation>
    </message>
    <message>
        <source>交付记录</source>
        <translation>Delivery record</translation>
    </message>
    <message>
        <source>交付记录 {number} 现在是「{old}」，不能改为「{new}」</source>
        <translation>Delivery record {number} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>交付记录或服务单</source>
        <translation>Delivery record or service case</translation>
    </message>
    <message>
        <source>交付记录缺必填项：{missing}</source>
        <translation>Delivery record lacks: {missing}</translation>
    </message>
    <message>
        <source>交库</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>交库人</source>
        <translation>Handed in by</translation>
    </message>
    <message>
        <source>交接前登记失效</source>
        <translation>Handover registration void</translation>
    </message>
    <message>
        <source>交接签收失效</source>
        <translation>Handover signature void</translation>
    </message>
    <message>
        <source>交期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>交货到期：{customer}</source>
        <translation>Delivery due: {customer}</translation>
    </message>
    <message>
        <source>交货地点</source>
        <translation>Delivery place</translation>
    </message>
    <message>
        <source>交货日期</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>交货时间</source>
        <translation>Delivery time</translation>
    </message>
    <message>
        <source>交货期是否明确</source>
        <translation>Is the due date clear</translation>
    </message>
    <message>
        <source>产品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>产品、库位或设置刚被改过，一行也没有导入，请再试导</source>
        <translation>Products, places or settings were just changed; nothing imported, please try again</translation>
    </message>
    <message>
        <source>产品、规格、数量</source>
        <translation>Product, spec, quantity</translation>
    </message>
    <message>
        <source>产品代码</source>
        <translation>Product code</translation>
    </message>
    <message>
        <source>产品代码是两个大写字母，序列号以它开头</source>
        <translation>A product code is two capitals; serial numbers start with it</translation>
    </message>
    <message>
        <source>产品入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>产品号</source>
        <translation>Product no.</translation>
    </message>
    <message>
        <source>产品名称</source>
        <translation>Product name</translation>
    </message>
    <message>
        <source>产品图片只收 PNG 或 JPEG：{name}</source>
        <translation>A product picture must be PNG or JPEG: {name}</translation>
    </message>
    <message>
        <source>产品标签</source>
        <translation>Product label</translation>
    </message>
    <message>
        <source>产品检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>产品检验单 {number}</source>
        <translation>Inspection sheet {number}</translation>
    </message>
    <message>
        <source>产品检验单 {number}，合格</source>
        <translation>Inspection sheet {number}, passed</translation>
    </message>
    <message>
        <source>产品检验单不是这张任务单的，不得入库</source>
        <translation>The inspection sheet is not of this task order; no stock-in</translation>
    </message>
    <message>
        <source>产品行</source>
        <translation>Order lines</translation>
    </message>
    <message>
        <source>产品要求</source>
        <translation>Product requirements</translation>
    </message>
    <message>
        <source>产品资料不全，不得启用</source>
        <translation>Product data incomplete; it cannot be enabled</translation>
    </message>
    <message>
        <source>产品还没有启用：{product}</source>
        <translation>Product not enabled: {product}</translation>
    </message>
    <message>
        <source>产品追溯单</source>
        <translation>Product trace sheet</translation>
    </message>
    <message>
        <source>产能是否满足</source>
        <translation>Is capacity enough</translation>
    </message>
    <message>
        <source>亲签</source>
        <translation>Own signature</translation>
    </message>
    <message>
        <source>人</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>人事总务部</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>仅本用户可读的文件（{folder}）</source>
        <translation>Files only this user can read ({folder})</translation>
    </message>
    <message>
        <source>今天入库 {product} {n} {unit}，可安排发货：{order}</source>
        <translation>Stocked in today {product} {n} {unit}, ready to dispatch: {order}</translation>
    </message>
    <message>
        <source>今天的批号已用完</source>
        <translation>Today&apos;s lot numbers are used up</translation>
    </message>
    <message>
        <source>今年的箱号已用完，请检查 GS1 厂商识别代码</source>
        <translation>This year&apos;s box numbers are used up; check the GS1 company prefix</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今日拒放</source>
        <translation>Gate refusals</translation>
    </message>
    <message>
        <source>今明两天没有要发的订单</source>
        <translation>No orders to dispatch today or tomorrow</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>从车次取下</source>
        <translation>Take off trip</translation>
    </message>
    <message>
        <source>仓库</source>
        <translation>Warehouse</translation>
    </message>
    <message>
        <source>仓管员</source>
        <translation>Storekeeper</translation>
    </message>
    <message>
        <source>仓管员、销售双确认</source>
        <translation>Confirmed by storekeeper and Sales</translation>
    </message>
    <message>
        <source>付款条件</source>
        <translation>Payment terms</translation>
    </message>
    <message>
        <source>付款约定</source>
        <translation>Payment terms</translation>
    </message>
    <message>
        <source>付运费</source>
        <translation>Pay freight</translation>
    </message>
    <message>
        <source>代{role}</source>
        <translation>For {role}</translation>
    </message>
    <message>
        <source>代号不能改，车次按它记着车型：{key}</source>
        <translation>The code cannot change; trips refer to it: {key}</translation>
    </message>
    <message>
        <source>代号用大写字母、数字和 . -，2 到 20 位：{key}</source>
        <translation>Codes take capitals, digits and . -, 2 to 20 characters: {key}</translation>
    </message>
    <message>
        <source>代替</source>
        <translation>Instead of</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>代签</source>
        <translation>Deputy signature</translation>
    </message>
    <message>
        <source>仪器编号</source>
        <translation>Instrument no.</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>件数太多，一次最多排 {most} 件</source>
        <translation>Too many items; at most {most} at a time</translation>
    </message>
    <message>
        <source>价格含</source>
        <translation>Price includes</translation>
    </message>
    <message>
        <source>价格说明</source>
        <translation>Price note</translation>
    </message>
    <message>
        <source>任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>任务单改期</source>
        <translation>Reschedule task order</translation>
    </message>
    <message>
        <source>任务数</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>企业名称</source>
        <translation>Company name</translation>
    </message>
    <message>
        <source>会超过载重</source>
        <translation>Would exceed the payload</translation>
    </message>
    <message>
        <source>传感器</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>传感器编号</source>
        <translation>Sensor no.</translation>
    </message>
    <message>
        <source>位次</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>作废单据</source>
        <translation>Void paper</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason to void</translation>
    </message>
    <message>
        <source>作废应急放行单</source>
        <translation>Void emergency release sheet</translation>
    </message>
    <message>
        <source>作废应急放行单要写明原因</source>
        <translation>Give a reason to void the emergency release sheet</translation>
    </message>
    <message>
        <source>作废标签</source>
        <translation>Void label</translation>
    </message>
    <message>
        <source>作废要写明原因</source>
        <translation>Say why the order is void</translation>
    </message>
    <message>
        <source>作罢</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>使用</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>例外的理由</source>
        <translation>Reason for exception</translation>
    </message>
    <message>
        <source>供应商随批号登记，逐台管理的货不写</source>
        <translation>Supplier goes with the lot no.; leave blank for goods kept piece by piece</translation>
    </message>
    <message>
        <source>供方</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>供方批号</source>
        <translation>Supplier lot no.</translation>
    </message>
    <message>
        <source>供方批号 {lot} 已有一个{what}，同一批不能有两个</source>
        <translation>Supplier lot {lot} already has a {what}; one lot cannot have two</translation>
    </message>
    <message>
        <source>供方送货</source>
        <translation>Supplier delivery</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>保存在</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>保管期</source>
        <translation>Keeping period</translation>
    </message>
    <message>
        <source>保管期不能晚于失效期</source>
        <translation>The keeping period cannot end after the expiry date</translation>
    </message>
    <message>
        <source>保管期到期待复验，复验合格前禁止发料/发货：{identity}</source>
        <translation>Keeping period over, recheck due; no issue or dispatch until it passes: {identity}</translation>
    </message>
    <message>
        <source>保管期将到，送质检复验（第 {n} 天）：{goods}</source>
        <translation>Keeping period ends soon, send for recheck (day {n}): {goods}</translation>
    </message>
    <message>
        <source>保管期已延长 {n} 次，不得再延长：{identity}</source>
        <translation>The keeping period was already extended {n} times and cannot be extended again: {identity}</translation>
    </message>
    <message>
        <source>保管期已过</source>
        <translation>Keeping period over</translation>
    </message>
    <message>
        <source>保管期已过，不收：{product}</source>
        <translation>Keeping period over, not accepted: {product}</translation>
    </message>
    <message>
        <source>保管期清单</source>
        <translation>Keeping period list</translation>
    </message>
    <message>
        <source>保管期清单已进打印队列</source>
        <translation>Keeping period list queued for printing</translation>
    </message>
    <message>
        <source>保管期清单按日期打印，如 2026-11-23：{given}</source>
        <translation>The keeping period list prints by date, such as 2026-11-23: {given}</translation>
    </message>
    <message>
        <source>保管期至</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>保质期</source>
        <translation>Shelf life</translation>
    </message>
    <message>
        <source>保质期 天</source>
        <translation>Shelf life, days</translation>
    </message>
    <message>
        <source>保质期天数</source>
        <translation>Shelf life days</translation>
    </message>
    <message>
        <source>保险单号</source>
        <translation>Policy no.</translation>
    </message>
    <message>
        <source>保险将到期</source>
        <translation>Insurance expiring</translation>
    </message>
    <message>
        <source>保险已过期</source>
        <translation>Insurance expired</translation>
    </message>
    <message>
        <source>修好后</source>
        <translation>once mended</translation>
    </message>
    <message>
        <source>修订内容</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>候选</source>
        <translation>New</translation>
    </message>
    <message>
        <source>值班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>值班要写明星期和起止时间</source>
        <translation>Give weekday, start and end of the duty</translation>
    </message>
    <message>
        <source>值班领导</source>
        <translation>Manager on duty</translation>
    </message>
    <message>
        <source>做好{item}，扫「确认」或包装码</source>
        <translation>Do {item}, then scan Confirm or its code</translation>
    </message>
    <message>
        <source>做登记文件</source>
        <translation>Make enrolment file</translation>
    </message>
    <message>
        <source>做箱防护</source>
        <translation>Protect box</translation>
    </message>
    <message>
        <source>停用制度文件</source>
        <translation>Withdraw rule document</translation>
    </message>
    <message>
        <source>停用危险品库</source>
        <translation>Close dangerous goods store</translation>
    </message>
    <message>
        <source>停用原因</source>
        <translation>Reason for taking out of use</translation>
    </message>
    <message>
        <source>停用检验标准</source>
        <translation>Withdraw inspection standard</translation>
    </message>
    <message>
        <source>停电</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>停箱</source>
        <translation>Stop box</translation>
    </message>
    <message>
        <source>停箱记录</source>
        <translation>Box stop</translation>
    </message>
    <message>
        <source>储存环境</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>储运注意事项</source>
        <translation>Storage and transport notes</translation>
    </message>
    <message>
        <source>允差最多 100‰、1000 件，不能是负数</source>
        <translation>Tolerance is at most 100‰ and 1000 pcs, and never negative</translation>
    </message>
    <message>
        <source>允许</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>允许存放至</source>
        <translation>Storage allowed until</translation>
    </message>
    <message>
        <source>先出</source>
        <translation>First out</translation>
    </message>
    <message>
        <source>先到先出：{first}先出</source>
        <translation>First to go out: {first} goes first</translation>
    </message>
    <message>
        <source>先扫「恢复出厂设置」，从已知的状态开始</source>
        <translation>Scan “Restore factory defaults” first, to start from a known state</translation>
    </message>
    <message>
        <source>先扫到货批的标签</source>
        <translation>Scan the label of an arrived lot first</translation>
    </message>
    <message>
        <source>先扫工牌登录，再扫出门证</source>
        <translation>Scan your badge to sign in, then scan the pass</translation>
    </message>
    <message>
        <source>先把 PIN 改成只有自己知道的，再设签字密钥</source>
        <translation>First change the PIN to one that only you know, then set the signing key</translation>
    </message>
    <message>
        <source>先点数：键入件数按 ×，再扫批号</source>
        <translation>Count first: key the number, ×, then scan the lot</translation>
    </message>
    <message>
        <source>先点本箱总件数：键入按 ×，再扫装箱单</source>
        <translation>Count the box: key total, ×, scan packing list</translation>
    </message>
    <message>
        <source>先装{place} {box}；确要先装这一箱，再扫一次</source>
        <translation>First load {box} at {place}; to load this box first anyway, scan again</translation>
    </message>
    <message>
        <source>入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>入厂登记</source>
        <translation>Record gate-in</translation>
    </message>
    <message>
        <source>入厂记录</source>
        <translation>Gate-in record</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stock-in</translation>
    </message>
    <message>
        <source>入库人</source>
        <translation>Stocked in by</translation>
    </message>
    <message>
        <source>入库单</source>
        <translation>Goods receipt</translation>
    </message>
    <message>
        <source>入库单号</source>
        <translation>Goods receipt no.</translation>
    </message>
    <message>
        <source>入库单导出</source>
        <translation>Goods receipt export</translation>
    </message>
    <message>
        <source>入库数超过任务数</source>
        <translation>Stock-in exceeds the task quantity</translation>
    </message>
    <message>
        <source>入库日期</source>
        <translation>Stock-in date</translation>
    </message>
    <message>
        <source>入库类别</source>
        <translation>Stock-in kind</translation>
    </message>
    <message>
        <source>入库记录缺项：{fields}</source>
        <translation>Stock-in record lacks: {fields}</translation>
    </message>
    <message>
        <source>入库过账</source>
        <translation>Post stock-in</translation>
    </message>
    <message>
        <source>全屏固定</source>
        <translation>Full screen only</translation>
    </message>
    <message>
        <source>全支承</source>
        <translation>Full support</translation>
    </message>
    <message>
        <source>全部人员</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>全部提齐，请送装箱台</source>
        <translation>All picked; bring to the bench</translation>
    </message>
    <message>
        <source>全部装上，请两人核对</source>
        <translation>All loaded; two people check</translation>
    </message>
    <message>
        <source>全部装上：销售和仓管员核对，装完</source>
        <translation>All loaded: Sales and storekeeper check, then finish</translation>
    </message>
    <message>
        <source>全部货物 {found} g，载重只有 {allowed} g</source>
        <translation>The whole load is {found} g, the payload only {allowed} g</translation>
    </message>
    <message>
        <source>公司直接发货</source>
        <translation>Direct delivery</translation>
    </message>
    <message>
        <source>公路</source>
        <translation>Road</translation>
    </message>
    <message>
        <source>共 {boxes} 箱，一次最多 {most} 箱</source>
        <translation>{boxes} boxes in all; at most {most} at a time</translation>
    </message>
    <message>
        <source>共几箱</source>
        <translation>Boxes in all</translation>
    </message>
    <message>
        <source>关掉枪里的「大小写转换」</source>
        <translation>Switch off “case conversion” in the scanner</translation>
    </message>
    <message>
        <source>关车签</source>
        <translation>Closing signature</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭事件要写明处理结果</source>
        <translation>Give the outcome to close the incident</translation>
    </message>
    <message>
        <source>关闭前要总结原因和改进措施（没有也要写理由）</source>
        <translation>Before closing, sum up cause and improvement (if none, say why)</translation>
    </message>
    <message>
        <source>关闭服务单</source>
        <translation>Close case</translation>
    </message>
    <message>
        <source>关闭装车</source>
        <translation>Close loading</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他交付方式要有协议编号</source>
        <translation>Another delivery mode needs an agreement no.</translation>
    </message>
    <message>
        <source>其他国产枪</source>
        <translation>Other Chinese scanners</translation>
    </message>
    <message>
        <source>其他异常</source>
        <translation>Other incident</translation>
    </message>
    <message>
        <source>其他措施</source>
        <translation>Other action</translation>
    </message>
    <message>
        <source>其他（协议）</source>
        <translation>Other (agreement)</translation>
    </message>
    <message>
        <source>其他（自定）</source>
        <translation>Other (own)</translation>
    </message>
    <message>
        <source>内包装</source>
        <translation>Product packing</translation>
    </message>
    <message>
        <source>内包装重（g）</source>
        <translation>Product packing (g)</translation>
    </message>
    <message>
        <source>内存（演示）</source>
        <translation>Memory (demo)</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>内容标签</source>
        <translation>Content label</translation>
    </message>
    <message>
        <source>内容标签尺寸</source>
        <translation>Content label size</translation>
    </message>
    <message>
        <source>内容标签扫回</source>
        <translation>Content label scanned back</translation>
    </message>
    <message>
        <source>内容标签还没有扫回：{identity}</source>
        <translation>Content label not scanned back: {identity}</translation>
    </message>
    <message>
        <source>内容标签重打，旧标签作废</source>
        <translation>Content label reprinted, old label void</translation>
    </message>
    <message>
        <source>内封</source>
        <translation>Inner seal</translation>
    </message>
    <message>
        <source>内封已打开</source>
        <translation>Inner seal opened</translation>
    </message>
    <message>
        <source>内置车型里已经有了：{value}</source>
        <translation>Already among the built-in types: {value}</translation>
    </message>
    <message>
        <source>再发一次</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>再扫{name} {n} {unit}</source>
        <translation>Scan {name} {n} {unit} more</translation>
    </message>
    <message>
        <source>再扫产品标签 {left} {unit}</source>
        <translation>Scan {left} {unit} more product labels</translation>
    </message>
    <message>
        <source>再扫货，或扫库位（建议 {place}）</source>
        <translation>Scan the goods again, or a place (suggested: {place})</translation>
    </message>
    <message>
        <source>再扫货，或扫目标库位</source>
        <translation>Scan more goods, or the target place</translation>
    </message>
    <message>
        <source>再提{name} {n} {unit}</source>
        <translation>Pick {name} {n} {unit} more</translation>
    </message>
    <message>
        <source>再装 {left} 箱：{box} 放{place}</source>
        <translation>{left} to go: {box} to {place}</translation>
    </message>
    <message>
        <source>再装 {left} 箱：{no} 第 {n} 箱</source>
        <translation>Boxes still to load: {left}; {no} box {n}</translation>
    </message>
    <message>
        <source>再送签要写明已怎样改正</source>
        <translation>Say what was corrected before resending</translation>
    </message>
    <message>
        <source>写不进 {folder}：{detail}</source>
        <translation>Cannot write {folder}: {detail}</translation>
    </message>
    <message>
        <source>写的是</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>冲销</source>
        <translation>Reversal</translation>
    </message>
    <message>
        <source>冲销单号</source>
        <translation>Reversal no.</translation>
    </message>
    <message>
        <source>冲销原因</source>
        <translation>Reason for reversal</translation>
    </message>
    <message>
        <source>净重 g</source>
        <translation>Net weight g</translation>
    </message>
    <message>
        <source>净重（g）</source>
        <translation>Net weight (g)</translation>
    </message>
    <message>
        <source>准时</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>准时与否按签收单统计，不手工登记</source>
        <translation>On time or not comes from signed slips, not by hand</translation>
    </message>
    <message>
        <source>出厂时间不对：要在印单之后、现在之前</source>
        <translation>Wrong leaving time: must lie after the sheet was printed and before now</translation>
    </message>
    <message>
        <source>出口</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>出口单证</source>
        <translation>Export papers</translation>
    </message>
    <message>
        <source>出口单证未齐</source>
        <translation>Export papers incomplete</translation>
    </message>
    <message>
        <source>出口单证未齐：缺{missing}</source>
        <translation>Export papers incomplete: {missing} missing</translation>
    </message>
    <message>
        <source>出库</source>
        <translation>Stock-out</translation>
    </message>
    <message>
        <source>出库检验</source>
        <translation>Outbound check</translation>
    </message>
    <message>
        <source>出库检验已失效：{product}</source>
        <translation>Outbound inspection expired: {product}</translation>
    </message>
    <message>
        <source>出库检验缺失或失效</source>
        <translation>Outbound inspection missing or expired</translation>
    </message>
    <message>
        <source>出门</source>
        <translation>Gate out</translation>
    </message>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>出门证 {number} 不能预签：只有装车前、有车牌、还没有提过限额的草稿可以</source>
        <translation>Gate pass {number} cannot be signed ahead: only drafts before loading, with a plate and no limit yet</translation>
    </message>
    <message>
        <source>出门证 {number} 已放行，又凭 {sheet} 出厂</source>
        <translation>Gate pass {number} was released, then left again on {sheet}</translation>
    </message>
    <message>
        <source>出门证 {number} 已核对过，改正后再送签</source>
        <translation>Gate pass {number} is already checked; correct and resend</translation>
    </message>
    <message>
        <source>出门证 {number} 没有提过预签</source>
        <translation>Gate pass {number} was not put up to sign ahead</translation>
    </message>
    <message>
        <source>出门证 {number} 没有被拒签，不用再送</source>
        <translation>Gate pass {number} was not declined; no need to resend</translation>
    </message>
    <message>
        <source>出门证 {number} 没有要归还的东西</source>
        <translation>Gate pass {number} has nothing to return</translation>
    </message>
    <message>
        <source>出门证 {number} 现在不等{role}签字</source>
        <translation>Gate pass {number} no longer waits for {role}</translation>
    </message>
    <message>
        <source>出门证 {number} 现在是「{old}」，不能改为「{new}」</source>
        <translation>Gate pass {number} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>出门证 {number} 现在是「{state}」，不再打印</source>
        <translation>Gate pass {number} is now “{state}” and no longer printed</translation>
    </message>
    <message>
        <source>出门证 {number} 现在是「{state}」，不能再改，请作废后重开</source>
        <translation>Gate pass {number} is now “{state}” and cannot be changed; void and reissue it</translation>
    </message>
    <message>
        <source>出门证 {number} 现在是「{state}」，不能挂失或重开</source>
        <translation>Gate pass {number} is now “{state}” and cannot be reported lost or reissued</translation>
    </message>
    <message>
        <source>出门证{state}</source>
        <translation>Gate pass: {state}</translation>
    </message>
    <message>
        <source>出门证{why}</source>
        <translation>Gate pass: {why}</translation>
    </message>
    <message>
        <source>出门证内容写不进门卫联的二维码：封签、发货单太多或号码太长，请分开开证</source>
        <translation>The gate pass does not fit the QR code of the gate copy: too many seals or dispatch orders, or numbers too long; issue separate passes</translation>
    </message>
    <message>
        <source>出门证内容和已签的不一致，请作废后重开</source>
        <translation>The gate pass differs from what was signed; void and reissue it</translation>
    </message>
    <message>
        <source>出门证失效</source>
        <translation>Pass expires</translation>
    </message>
    <message>
        <source>出门证小票</source>
        <translation>Gate pass slip</translation>
    </message>
    <message>
        <source>出门证已作废：{why}</source>
        <translation>Gate pass void: {why}</translation>
    </message>
    <message>
        <source>出门证已核销：{first} 由{guard}放行</source>
        <translation>Gate pass used: released {first} by {guard}</translation>
    </message>
    <message>
        <source>出门证已过期</source>
        <translation>Gate pass expired</translation>
    </message>
    <message>
        <source>出门证已过期，请重新开证</source>
        <translation>Gate pass expired; issue a new one</translation>
    </message>
    <message>
        <source>出门证挂失</source>
        <translation>Gate pass reported lost</translation>
    </message>
    <message>
        <source>出门证转状态</source>
        <translation>Pass state</translation>
    </message>
    <message>
        <source>出门证还是草稿</source>
        <translation>Gate pass is still a draft</translation>
    </message>
    <message>
        <source>出门证还没到生效时间：{start} 起有效</source>
        <translation>Gate pass not in force yet: valid from {start}</translation>
    </message>
    <message>
        <source>出门证遗失</source>
        <translation>Gate pass lost</translation>
    </message>
    <message>
        <source>出门证随车牌更正</source>
        <translation>Pass follows plate correction</translation>
    </message>
    <message>
        <source>出门货物核对</source>
        <translation>Check of outgoing goods</translation>
    </message>
    <message>
        <source>分析</source>
        <translation>Analysis</translation>
    </message>
    <message>
        <source>分析原因</source>
        <translation>Cause analysis</translation>
    </message>
    <message>
        <source>分配序列号</source>
        <translation>Assign serials</translation>
    </message>
    <message>
        <source>分配批号</source>
        <translation>Assign lot</translation>
    </message>
    <message>
        <source>切到英文输入；或改用「USB 虚拟串口」，不经过输入法</source>
        <translation>Switch to English input, or use a “USB virtual COM port”, which no input method touches</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>别人刚改过或编号已有：{number}</source>
        <translation>Just changed by someone else, or number in use: {number}</translation>
    </message>
    <message>
        <source>别台的箱</source>
        <translation>Other bench&apos;s box</translation>
    </message>
    <message>
        <source>别处的货</source>
        <translation>Goods from elsewhere</translation>
    </message>
    <message>
        <source>别的单的箱</source>
        <translation>Other order&apos;s box</translation>
    </message>
    <message>
        <source>别的台刚动过这一箱，请再扫一次</source>
        <translation>Another bench has just worked on this box: scan again</translation>
    </message>
    <message>
        <source>到</source>
        <translation>There</translation>
    </message>
    <message>
        <source>到 {place} 取{name} {n} {unit}</source>
        <translation>Take {name} {n} {unit} from {place}</translation>
    </message>
    <message>
        <source>到厂</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>到厂后</source>
        <translation>After arrival</translation>
    </message>
    <message>
        <source>到期待复验，复验合格前不得装箱</source>
        <translation>Recheck due; no packing until it has passed</translation>
    </message>
    <message>
        <source>到期无异议结单</source>
        <translation>Closed when due without claims</translation>
    </message>
    <message>
        <source>到期日检</source>
        <translation>Due date check</translation>
    </message>
    <message>
        <source>到货</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>到货异议未处理：{customer}</source>
        <translation>Delivery discrepancy open: {customer}</translation>
    </message>
    <message>
        <source>到货批号</source>
        <translation>Arrival lot no.</translation>
    </message>
    <message>
        <source>到货，迟到</source>
        <translation>Arrived, late</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Rule documents</translation>
    </message>
    <message>
        <source>制度未确认阅读：{title}，{n} 人</source>
        <translation>Rule not confirmed as read: {title}, {n} people</translation>
    </message>
    <message>
        <source>前缀：在「Prefix/Suffix」一章给所有码制加 AIM ID，不要加 Code ID</source>
        <translation>Prefix: in the chapter “Prefix/Suffix” add the AIM ID for all symbologies, not the Code ID</translation>
    </message>
    <message>
        <source>前轴受力 {found} g，最多 {allowed} g</source>
        <translation>The front axle carries {found} g, at most {allowed} g</translation>
    </message>
    <message>
        <source>前轴必须在后轴前面</source>
        <translation>The front axle must lie ahead of the rear axle</translation>
    </message>
    <message>
        <source>前面写的</source>
        <translation>Written before</translation>
    </message>
    <message>
        <source>加减运费</source>
        <translation>Freight extra</translation>
    </message>
    <message>
        <source>加减项（分）</source>
        <translation>Extra (fen)</translation>
    </message>
    <message>
        <source>加急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>勾一步</source>
        <translation>Tick a step</translation>
    </message>
    <message>
        <source>勾随货资料</source>
        <translation>Tick papers</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>包装不适用该运输方式：{product}</source>
        <translation>Packing not fit for this transport mode: {product}</translation>
    </message>
    <message>
        <source>包装中</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>包装人</source>
        <translation>Packer</translation>
    </message>
    <message>
        <source>包装合格</source>
        <translation>Packing passed</translation>
    </message>
    <message>
        <source>包装名称</source>
        <translation>Pack name</translation>
    </message>
    <message>
        <source>包装图</source>
        <translation>Packing drawing</translation>
    </message>
    <message>
        <source>包装材料</source>
        <translation>Packing materials</translation>
    </message>
    <message>
        <source>包装步骤</source>
        <translation>Packing steps</translation>
    </message>
    <message>
        <source>包装步骤未完成：第 {no} 步 {step}</source>
        <translation>Packing step open: step {no} {step}</translation>
    </message>
    <message>
        <source>包装牢固、无破损</source>
        <translation>Packing firm and undamaged</translation>
    </message>
    <message>
        <source>包装物</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>包装物代码用大写字母、数字、点和连字符，至多 24 位</source>
        <translation>A packaging code takes capitals, digits, dots and hyphens, at most 24</translation>
    </message>
    <message>
        <source>包装物低于下限：{name} 剩 {n} {unit}</source>
        <translation>Packaging below minimum: {name}, {n} {unit} left</translation>
    </message>
    <message>
        <source>包装物入库</source>
        <translation>Packaging in</translation>
    </message>
    <message>
        <source>包装物发出</source>
        <translation>Packaging out</translation>
    </message>
    <message>
        <source>包装物名称</source>
        <translation>Packaging name</translation>
    </message>
    <message>
        <source>包装物在「包装物」入库</source>
        <translation>Packaging is stocked in under “Packaging”</translation>
    </message>
    <message>
        <source>包装物已入库：{n} 种</source>
        <translation>Packaging in stock, kinds: {n}</translation>
    </message>
    <message>
        <source>包装物未经认可，不能选用：{name}</source>
        <translation>Packaging not approved, cannot be used: {name}</translation>
    </message>
    <message>
        <source>包装物的代码印在条码上，不能改</source>
        <translation>The packaging code is printed as a barcode and is fixed</translation>
    </message>
    <message>
        <source>包装物盘点</source>
        <translation>Packaging count</translation>
    </message>
    <message>
        <source>包装物码</source>
        <translation>Packaging codes</translation>
    </message>
    <message>
        <source>包装物退回</source>
        <translation>Packaging returned</translation>
    </message>
    <message>
        <source>包装码</source>
        <translation>Packaging code</translation>
    </message>
    <message>
        <source>包装码用大写字母、数字和 . _ -，最多 24 位：{key}</source>
        <translation>A packaging code takes capitals, digits and . _ -, at most 24: {key}</translation>
    </message>
    <message>
        <source>包装破损</source>
        <translation>Pack damaged</translation>
    </message>
    <message>
        <source>包装破损，不得装车</source>
        <translation>Packing damaged; no loading</translation>
    </message>
    <message>
        <source>包装种类</source>
        <translation>Packaging kind</translation>
    </message>
    <message>
        <source>包装符合要求</source>
        <translation>Packing meets the spec</translation>
    </message>
    <message>
        <source>包装要求</source>
        <translation>Packing requirement</translation>
    </message>
    <message>
        <source>包装要求的编制人不能自己批准</source>
        <translation>The author of a packing requirement cannot approve it</translation>
    </message>
    <message>
        <source>包装要求要有图号、版次和步骤</source>
        <translation>A packing requirement needs drawing no., revision and steps</translation>
    </message>
    <message>
        <source>包装规范</source>
        <translation>Packing spec</translation>
    </message>
    <message>
        <source>包装记录</source>
        <translation>Packing record</translation>
    </message>
    <message>
        <source>包装还没做完：{step}</source>
        <translation>Packing not finished: {step}</translation>
    </message>
    <message>
        <source>包装适用</source>
        <translation>Packing fits</translation>
    </message>
    <message>
        <source>包装领料</source>
        <translation>Packaging issue</translation>
    </message>
    <message>
        <source>升温</source>
        <translation>Heating</translation>
    </message>
    <message>
        <source>半挂车</source>
        <translation>Semi-trailer</translation>
    </message>
    <message>
        <source>半码</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>单价 分</source>
        <translation>Unit price, fen</translation>
    </message>
    <message>
        <source>单价（分）</source>
        <translation>Unit price (fen)</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>单据未及时记帐</source>
        <translation>Papers not booked in time</translation>
    </message>
    <message>
        <source>单据格式</source>
        <translation>Document formats</translation>
    </message>
    <message>
        <source>单据输出</source>
        <translation>Paper output</translation>
    </message>
    <message>
        <source>占了不可用的空间</source>
        <translation>In unusable space</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>卫生</source>
        <translation>Hygiene</translation>
    </message>
    <message>
        <source>印应急放行单</source>
        <translation>Print emergency release sheets</translation>
    </message>
    <message>
        <source>危险品</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>危险品区</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>危险品库不放其他货品：{product}</source>
        <translation>A dangerous goods store takes no other goods: {product}</translation>
    </message>
    <message>
        <source>危险品库申请</source>
        <translation>Dangerous goods store request</translation>
    </message>
    <message>
        <source>危险品库许可到期：{zone}</source>
        <translation>Dangerous goods store permit ends: {zone}</translation>
    </message>
    <message>
        <source>危险品库须由申请人以外的安全员批准</source>
        <translation>A dangerous goods store needs approval by a safety officer other than the applicant</translation>
    </message>
    <message>
        <source>危险品禁止入库：{product}</source>
        <translation>Dangerous goods may not go into stock: {product}</translation>
    </message>
    <message>
        <source>卸下一箱</source>
        <translation>Unload a box</translation>
    </message>
    <message>
        <source>卸第 {one} 箱（第 {allowed} 站）时，第 {found} 站的第 {other} 箱挡着或压着它</source>
        <translation>When box {one} (stop {allowed}) unloads, box {other} of stop {found} is in its way or on top of it</translation>
    </message>
    <message>
        <source>卸货</source>
        <translation>Unload</translation>
    </message>
    <message>
        <source>卸货次序不对</source>
        <translation>Unloading order wrong</translation>
    </message>
    <message>
        <source>厂区</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>厂商识别代码或扩展位无效：{prefix} / {extension}</source>
        <translation>Company prefix or extension digit invalid: {prefix} / {extension}</translation>
    </message>
    <message>
        <source>原</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>原因不明</source>
        <translation>Cause unknown</translation>
    </message>
    <message>
        <source>原因选「其他」要写明</source>
        <translation>Explain the reason “Other”</translation>
    </message>
    <message>
        <source>原始记录不得删除，更正须写明理由</source>
        <translation>Original records are not deleted; a correction needs a reason</translation>
    </message>
    <message>
        <source>原版次</source>
        <translation>Old revision</translation>
    </message>
    <message>
        <source>厢体完好</source>
        <translation>Body intact</translation>
    </message>
    <message>
        <source>厢内宽（mm）</source>
        <translation>Inside width (mm)</translation>
    </message>
    <message>
        <source>厢内长（mm）</source>
        <translation>Inside length (mm)</translation>
    </message>
    <message>
        <source>厢内高（mm）</source>
        <translation>Inside height (mm)</translation>
    </message>
    <message>
        <source>厢车不封</source>
        <translation>Box truck, no seal</translation>
    </message>
    <message>
        <source>参考值，以实车为准</source>
        <translation>Reference values; the real vehicle counts</translation>
    </message>
    <message>
        <source>参考值，以实车为准。{note}</source>
        <translation>Reference values; the real vehicle counts. {note}</translation>
    </message>
    <message>
        <source>又一整包，共 {n} {unit}：请扫批号</source>
        <translation>Another pack, {n} {unit} in all: scan the lot number</translation>
    </message>
    <message>
        <source>又有差异</source>
        <translation>Differs again</translation>
    </message>
    <message>
        <source>叉车</source>
        <translation>Forklift</translation>
    </message>
    <message>
        <source>发布制度文件</source>
        <translation>Publish rule document</translation>
    </message>
    <message>
        <source>发布签字名单</source>
        <translation>Publish trust list</translation>
    </message>
    <message>
        <source>发料</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>发料待领料人签字：{number}</source>
        <translation>Issue waits for the taker&apos;s signature: {number}</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice no.</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>发货单</source>
        <translation>Dispatch order</translation>
    </message>
    <message>
        <source>发货单 {no}·{customer}</source>
        <translation>Dispatch order {no} · {customer}</translation>
    </message>
    <message>
        <source>发货单上要有货；不发了请作废</source>
        <translation>A dispatch order needs goods; void it if nothing ships</translation>
    </message>
    <message>
        <source>发货单位</source>
        <translation>Shipper</translation>
    </message>
    <message>
        <source>发货单作废</source>
        <translation>Void dispatch order</translation>
    </message>
    <message>
        <source>发货单作废，取出</source>
        <translation>Dispatch order void, taken out</translation>
    </message>
    <message>
        <source>发货单号</source>
        <translation>Dispatch order no.</translation>
    </message>
    <message>
        <source>发货单待安排：{customer}</source>
        <translation>Dispatch order to plan: {customer}</translation>
    </message>
    <message>
        <source>发货单待开出：{customer}</source>
        <translation>Dispatch order to issue: {customer}</translation>
    </message>
    <message>
        <source>发货单行</source>
        <translation>Dispatch order line</translation>
    </message>
    <message>
        <source>发货单转状态</source>
        <translation>Order state</translation>
    </message>
    <message>
        <source>发货员</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>发货地址</source>
        <translation>Dispatch address</translation>
    </message>
    <message>
        <source>发货电话</source>
        <translation>Dispatch phone</translation>
    </message>
    <message>
        <source>发货通知单</source>
        <translation>Dispatch notice</translation>
    </message>
    <message>
        <source>发货通知单 {no}</source>
        <translation>Dispatch notice {no}</translation>
    </message>
    <message>
        <source>发运标签</source>
        <translation>Shipping label</translation>
    </message>
    <message>
        <source>发运标签尺寸</source>
        <translation>Shipping label size</translation>
    </message>
    <message>
        <source>发运标签要素缺失：{field}</source>
        <translation>Shipping label lacks: {field}</translation>
    </message>
    <message>
        <source>发错或多发少发</source>
        <translation>Wrong, over or short dispatch</translation>
    </message>
    <message>
        <source>取不到</source>
        <translation>Cannot be reached</translation>
    </message>
    <message>
        <source>取出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>取出一件</source>
        <translation>Take out one</translation>
    </message>
    <message>
        <source>取出：扫要放回的货品或箱</source>
        <translation>Take out: scan the goods or box to put back</translation>
    </message>
    <message>
        <source>取出：扫货品，或已封箱的标签</source>
        <translation>Take out: scan the goods, or the label of a sealed box</translation>
    </message>
    <message>
        <source>取挂牌箱</source>
        <translation>Take tagged box</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>取消签字权限</source>
        <translation>Cancel signing right</translation>
    </message>
    <message>
        <source>取消签字权限：{what}</source>
        <translation>Cancel signing right: {what}</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancel order</translation>
    </message>
    <message>
        <source>受托</source>
        <translation>Delegated</translation>
    </message>
    <message>
        <source>受潮</source>
        <translation>Wet</translation>
    </message>
    <message>
        <source>变成了 {what}</source>
        <translation>Became {what}</translation>
    </message>
    <message>
        <source>变更原因</source>
        <translation>Reason for change</translation>
    </message>
    <message>
        <source>变更申请</source>
        <translation>Change request</translation>
    </message>
    <message>
        <source>变更设置</source>
        <translation>Edit setting</translation>
    </message>
    <message>
        <source>口令或 PIN 不对，密钥打不开</source>
        <translation>Wrong passphrase or PIN; the key does not open</translation>
    </message>
    <message>
        <source>口令至少 {n} 个字符</source>
        <translation>Passphrase needs at least {n} characters</translation>
    </message>
    <message>
        <source>另一位批准人</source>
        <translation>Second approver</translation>
    </message>
    <message>
        <source>另备随货资料</source>
        <translation>Extra papers with goods</translation>
    </message>
    <message>
        <source>另存 PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>只到 {n} 个字符，少了后面的</source>
        <translation>Only {n} characters came; the rest is missing</translation>
    </message>
    <message>
        <source>只发了 {issued}，不能退 {n}</source>
        <translation>Only {issued} issued; {n} cannot be returned</translation>
    </message>
    <message>
        <source>只收到半个条码，请再扫一次</source>
        <translation>Only half a barcode came; scan again</translation>
    </message>
    <message>
        <source>只放未开封</source>
        <translation>Unopened only</translation>
    </message>
    <message>
        <source>只放未开封品</source>
        <translation>Unopened</translation>
    </message>
    <message>
        <source>只有样品/借用和工具有归还日期</source>
        <translation>Only samples/loans and tools have a return date</translation>
    </message>
    <message>
        <source>只有逐件检验、知道哪几件不合格，才能只隔离不合格件</source>
        <translation>Failed pieces alone can be put on hold only if each piece was inspected and they are known</translation>
    </message>
    <message>
        <source>只有键盘方式的枪：键盘选「美国英语」，控制字符按「Ctrl+键」发送，电脑切到英文输入</source>
        <translation>Keyboard-only scanners: choose keyboard “US English”, send control characters as “Ctrl+key”, switch the PC to English input</translation>
    </message>
    <message>
        <source>只查本岗日志；在别处是否用过，联网后核对</source>
        <translation>Checked against this gate&apos;s log only; use elsewhere is checked once online</translation>
    </message>
    <message>
        <source>只检了 {sample} 件，没有第 {piece} 件</source>
        <translation>Only {sample} pcs were inspected; there is no piece {piece}</translation>
    </message>
    <message>
        <source>只能撤回手抄的读数，撤回一次</source>
        <translation>Only a reading taken by hand can be withdrawn, and only once</translation>
    </message>
    <message>
        <source>只能放底层</source>
        <translation>Bottom only</translation>
    </message>
    <message>
        <source>只能由数字组成：{value}</source>
        <translation>Digits only: {value}</translation>
    </message>
    <message>
        <source>只能读 .xlsx 和 .csv 文件</source>
        <translation>Only .xlsx and .csv files can be read</translation>
    </message>
    <message>
        <source>可以入库，扫下一件</source>
        <translation>Ready for stock-in; scan the next</translation>
    </message>
    <message>
        <source>可发库存</source>
        <translation>Stock to dispatch</translation>
    </message>
    <message>
        <source>可在此接手</source>
        <translation>Take over here</translation>
    </message>
    <message>
        <source>可批准</source>
        <translation>May approve</translation>
    </message>
    <message>
        <source>可放行</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>可用位数</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>可用的</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>可签的</source>
        <translation>May sign</translation>
    </message>
    <message>
        <source>可能</source>
        <translation>Perhaps</translation>
    </message>
    <message>
        <source>台位</source>
        <translation>Bench</translation>
    </message>
    <message>
        <source>台账里没有 {identity}，不能开{kind}出门证</source>
        <translation>{identity} is not on the books; no gate pass for {kind}</translation>
    </message>
    <message>
        <source>台转状态</source>
        <translation>Unit state</translation>
    </message>
    <message>
        <source>号牌</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>号牌收回</source>
        <translation>Tag freed</translation>
    </message>
    <message>
        <source>号码里的日期是今天或以后，会和新编的号相撞</source>
        <translation>The date in the number is today or later; it would clash with new numbers</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>司机未培训合格</source>
        <translation>Driver not trained</translation>
    </message>
    <message>
        <source>合上后</source>
        <translation>once closed</translation>
    </message>
    <message>
        <source>合作状态在承运商档案里按步骤改</source>
        <translation>The standing changes step by step in the carrier&apos;s file</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>合同号</source>
        <translation>Contract no.</translation>
    </message>
    <message>
        <source>合同已签，产品行不能再改</source>
        <translation>The contract is signed; order lines are fixed</translation>
    </message>
    <message>
        <source>合同方式</source>
        <translation>Contract mode</translation>
    </message>
    <message>
        <source>合同约定保护到目的地，请填到货状况</source>
        <translation>The contract protects to destination; enter the condition on arrival</translation>
    </message>
    <message>
        <source>合同至</source>
        <translation>Contract until</translation>
    </message>
    <message>
        <source>合同须写明合同号、签订日期、交付时间、交付方式和售后服务</source>
        <translation>The contract must state number, signing date, delivery time, delivery mode and after-sales service</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>合格证</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>合格证 {number}</source>
        <translation>Certificate {number}</translation>
    </message>
    <message>
        <source>合格证 {number} 与标签 {identity} 相符</source>
        <translation>Certificate {number} matches label {identity}</translation>
    </message>
    <message>
        <source>合格证 {number} 在内</source>
        <translation>Certificate {number} enclosed</translation>
    </message>
    <message>
        <source>合格证 {number} 已扫过，只算一次</source>
        <translation>Certificate {number} already scanned, counted once only</translation>
    </message>
    <message>
        <source>合格证 {number} 是 {identity} 的，请再扫它的标签</source>
        <translation>Certificate {number} belongs to {identity}; scan its label next</translation>
    </message>
    <message>
        <source>合格证号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>合格证已放入</source>
        <translation>Certificate enclosed</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>同一个码连读两次，只算一次</source>
        <translation>The same code read twice; it counts once</translation>
    </message>
    <message>
        <source>同一批号 {lot} 各行的产品、日期、供应商要一样</source>
        <translation>Lines of one lot {lot} need the same product, date and supplier</translation>
    </message>
    <message>
        <source>同一批号有两个失效期：{lot}</source>
        <translation>One lot has two expiry dates: {lot}</translation>
    </message>
    <message>
        <source>同一编码在表里有 {n} 行</source>
        <translation>The same code is on {n} rows</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>同样的箱换位</source>
        <translation>Equal boxes swapped</translation>
    </message>
    <message>
        <source>名单在两位看过之后又变了，请重新看一遍再发布</source>
        <translation>The list changed after both of you looked; look again, then publish</translation>
    </message>
    <message>
        <source>名单没有规定这种出门证由谁签，不得放行</source>
        <translation>The trust list does not say who signs this kind of pass; no release</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>名称不能为空，不能有控制字符，最多 60 个字</source>
        <translation>A name may not be empty, holds no control characters and at most 60 characters</translation>
    </message>
    <message>
        <source>后缀：「Global Suffix」设成 CR（回车）</source>
        <translation>Suffix: set “Global Suffix” to CR (Enter)</translation>
    </message>
    <message>
        <source>后缀：发送格式选「数据＋后缀」，后缀设成回车</source>
        <translation>Suffix: choose the format “data + suffix” and set the suffix to Enter</translation>
    </message>
    <message>
        <source>后缀：打开「结束符后缀」，设成 CR（0x0D）</source>
        <translation>Suffix: switch on “terminator suffix” and set it to CR (0x0D)</translation>
    </message>
    <message>
        <source>后缀：扫「Add CR Suffix」，所有码制加回车</source>
        <translation>Suffix: scan “Add CR Suffix”; all symbologies get Enter</translation>
    </message>
    <message>
        <source>后缀：扫「加回车」或「后缀 CR」</source>
        <translation>Suffix: scan “Add Enter” or “Suffix CR”</translation>
    </message>
    <message>
        <source>后缀：结束符设成 CR（回车）</source>
        <translation>Suffix: set the terminator to CR (Enter)</translation>
    </message>
    <message>
        <source>后轴受力 {found} g，最多 {allowed} g</source>
        <translation>The rear axle carries {found} g, at most {allowed} g</translation>
    </message>
    <message>
        <source>后轴要在前轴之后</source>
        <translation>The rear axle must lie behind the front axle</translation>
    </message>
    <message>
        <source>向销售申请变更</source>
        <translation>Ask Sales for a change</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>启用产品</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Told to</translation>
    </message>
    <message>
        <source>告知方案</source>
        <translation>Tell solution</translation>
    </message>
    <message>
        <source>告知时间</source>
        <translation>Told at</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>命令码</source>
        <translation>Command code</translation>
    </message>
    <message>
        <source>和同一包装要求第 {line} 行不一致</source>
        <translation>Differs from line {line} of the same packing requirement</translation>
    </message>
    <message>
        <source>和同一订单第 {line} 行不一致</source>
        <translation>Differs from line {line} of the same order</translation>
    </message>
    <message>
        <source>和登记的一样，没有要更正的</source>
        <translation>Same as recorded; nothing to correct</translation>
    </message>
    <message>
        <source>和第 {line} 行重复</source>
        <translation>Same as line {line}</translation>
    </message>
    <message>
        <source>品名</source>
        <translation>Product name</translation>
    </message>
    <message>
        <source>唛头</source>
        <translation>Shipping mark</translation>
    </message>
    <message>
        <source>唛头里没有这个占位符：{name}</source>
        <translation>No such placeholder in a shipping mark: {name}</translation>
    </message>
    <message>
        <source>唛头里的花括号不成对</source>
        <translation>Braces in the shipping mark do not pair</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>售后单</source>
        <translation>After-sales case</translation>
    </message>
    <message>
        <source>售后服务</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>商品条码</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>商品条码无效：{gtin}</source>
        <translation>Invalid GTIN: {gtin}</translation>
    </message>
    <message>
        <source>器具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>器具名称</source>
        <translation>Instrument name</translation>
    </message>
    <message>
        <source>器具校准将到期：{name} {number}</source>
        <translation>Instrument calibration ends soon: {name} {number}</translation>
    </message>
    <message>
        <source>器具校准已过期，不能用：{name} {number}</source>
        <translation>Instrument out of calibration, not to be used: {name} {number}</translation>
    </message>
    <message>
        <source>器具种类</source>
        <translation>Instrument kind</translation>
    </message>
    <message>
        <source>器具编号</source>
        <translation>Instrument no.</translation>
    </message>
    <message>
        <source>器具编号 {number} 已有</source>
        <translation>Instrument no. {number} already exists</translation>
    </message>
    <message>
        <source>器材名称</source>
        <translation>Equipment name</translation>
    </message>
    <message>
        <source>器材编号</source>
        <translation>Equipment no.</translation>
    </message>
    <message>
        <source>器材编号 {code} 已有</source>
        <translation>Equipment no. {code} already exists</translation>
    </message>
    <message>
        <source>回复了谁</source>
        <translation>Replied to</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>图号</source>
        <translation>Drawing no.</translation>
    </message>
    <message>
        <source>在制</source>
        <translation>In production</translation>
    </message>
    <message>
        <source>在厂</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>在厂车辆</source>
        <translation>Vehicles inside</translation>
    </message>
    <message>
        <source>在厂过久：{plate} 已 {stay}</source>
        <translation>Inside too long: {plate}, {stay}</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>在哪里找到</source>
        <translation>Where it was found</translation>
    </message>
    <message>
        <source>在库</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>在装</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>在装 {on}/{all}</source>
        <translation>Loading {on}/{all}</translation>
    </message>
    <message>
        <source>在装 {on}/{boxes}</source>
        <translation>Loading {on}/{boxes}</translation>
    </message>
    <message>
        <source>在装：{plate}</source>
        <translation>Loading: {plate}</translation>
    </message>
    <message>
        <source>在说明书「GS1-128 / DataMatrix」一节打开 GS1 格式，别转换成普通码</source>
        <translation>In the manual&apos;s section “GS1-128 / DataMatrix” switch on GS1 format; do not convert to plain codes</translation>
    </message>
    <message>
        <source>在途</source>
        <translation>On way</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and spec</translation>
    </message>
    <message>
        <source>培训记录</source>
        <translation>Training record</translation>
    </message>
    <message>
        <source>堆码层数</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>塑料膜包装袋</source>
        <translation>Film bag</translation>
    </message>
    <message>
        <source>填写中</source>
        <translation>Being filled</translation>
    </message>
    <message>
        <source>填写的</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>填差异原因</source>
        <translation>Enter reason for difference</translation>
    </message>
    <message>
        <source>填超限纠正说明</source>
        <translation>Enter note on limits exceeded</translation>
    </message>
    <message>
        <source>填运距</source>
        <translation>Enter distance</translation>
    </message>
    <message>
        <source>处理中</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>处理完</source>
        <translation>Work finished</translation>
    </message>
    <message>
        <source>处理差异</source>
        <translation>Settle diff.</translation>
    </message>
    <message>
        <source>处理盘点异常</source>
        <translation>Settle count exceptions</translation>
    </message>
    <message>
        <source>处理结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>处置不合格品</source>
        <translation>Close NCR</translation>
    </message>
    <message>
        <source>处置待查货品</source>
        <translation>Settle goods in doubt</translation>
    </message>
    <message>
        <source>处置意见</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>处置锁定货</source>
        <translation>Settle locked goods</translation>
    </message>
    <message>
        <source>备交付记录</source>
        <translation>Prepare slip</translation>
    </message>
    <message>
        <source>备件</source>
        <translation>Spare part</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>备货任务</source>
        <translation>Preparation task</translation>
    </message>
    <message>
        <source>备货区</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>备货完成</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>备货差异单</source>
        <translation>Staging difference slip</translation>
    </message>
    <message>
        <source>备货差异改正</source>
        <translation>Staging difference corrected</translation>
    </message>
    <message>
        <source>备货核对完，可以装车</source>
        <translation>Staging checked, ready to load</translation>
    </message>
    <message>
        <source>备货核对完：验车、装车</source>
        <translation>Staging checked: check the vehicle, load</translation>
    </message>
    <message>
        <source>备货清单</source>
        <translation>Staging list</translation>
    </message>
    <message>
        <source>复查内装</source>
        <translation>Recheck contents</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>复核一件</source>
        <translation>Check item</translation>
    </message>
    <message>
        <source>复核人</source>
        <translation>Checker</translation>
    </message>
    <message>
        <source>复盘须换人：{place} 的初盘是 {counter} 盘的</source>
        <translation>Someone else must recount: {counter} did the first count of {place}</translation>
    </message>
    <message>
        <source>复验</source>
        <translation>Recheck</translation>
    </message>
    <message>
        <source>复验不合格</source>
        <translation>Recheck failed</translation>
    </message>
    <message>
        <source>复验合格</source>
        <translation>Recheck passed</translation>
    </message>
    <message>
        <source>复验合格要填新有效期</source>
        <translation>A passed recheck needs a new valid-until date</translation>
    </message>
    <message>
        <source>外形尺寸（mm）</source>
        <translation>Outside (mm)</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>外购</source>
        <translation>Bought</translation>
    </message>
    <message>
        <source>外购件待进货检验：{product}</source>
        <translation>Bought goods await incoming inspection: {product}</translation>
    </message>
    <message>
        <source>外购到货</source>
        <translation>Bought goods arrival</translation>
    </message>
    <message>
        <source>外购检验合格，待上架 {n} 批：{product} {lot}</source>
        <translation>Bought goods passed, {n} lots to shelve: {product} {lot}</translation>
    </message>
    <message>
        <source>外购的产品按批号管理，请把「识别」改为批号</source>
        <translation>Bought products are kept by lot no.; change Identity to lot no.</translation>
    </message>
    <message>
        <source>外购退回供方</source>
        <translation>Return bought goods to supplier</translation>
    </message>
    <message>
        <source>多 {n} {unit}{name}、多 {m} {other_unit}{other}？</source>
        <translation>{n} {unit} {name} and {m} {other_unit} {other} too many?</translation>
    </message>
    <message>
        <source>多 {n} {unit}{name}、少 {m} {other_unit}{other}？</source>
        <translation>{n} {unit} {name} too many, {m} {other_unit} {other} missing?</translation>
    </message>
    <message>
        <source>多 {n} {unit}{name}（{kg} kg）？</source>
        <translation>{n} {unit} {name} too many ({kg} kg)?</translation>
    </message>
    <message>
        <source>多余</source>
        <translation>Surplus</translation>
    </message>
    <message>
        <source>多加了垫料</source>
        <translation>Padding added</translation>
    </message>
    <message>
        <source>多装：超出清单</source>
        <translation>Surplus: more than the list</translation>
    </message>
    <message>
        <source>大写、小写都原样收到</source>
        <translation>Capitals and small letters came as they are</translation>
    </message>
    <message>
        <source>大小写</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>大小写反了</source>
        <translation>Case is swapped</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>天气</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>失效期</source>
        <translation>Expiry date</translation>
    </message>
    <message>
        <source>失效未登记处理</source>
        <translation>Expiry not dealt with</translation>
    </message>
    <message>
        <source>失效通知</source>
        <translation>Expiry notice</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>委托物流</source>
        <translation>Consigned carrier</translation>
    </message>
    <message>
        <source>委托物流资料不全：{what}</source>
        <translation>Consignment incomplete: {what}</translation>
    </message>
    <message>
        <source>字体还没有生成，请先运行 python packaging/desk.py setup</source>
        <translation>The fonts are not built yet: run python packaging/desk.py setup first</translation>
    </message>
    <message>
        <source>字库里没有这些字，无法打印：{chars}</source>
        <translation>Not in the font, cannot be printed: {chars}</translation>
    </message>
    <message>
        <source>字数</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>字母和连字符原样收到</source>
        <translation>Letters and hyphens came as they are</translation>
    </message>
    <message>
        <source>存储器出错</source>
        <translation>Memory fault</translation>
    </message>
    <message>
        <source>存放天数</source>
        <translation>Days stored</translation>
    </message>
    <message>
        <source>存放天数超过期限</source>
        <translation>Stored longer than allowed</translation>
    </message>
    <message>
        <source>存放期</source>
        <translation>Storage time</translation>
    </message>
    <message>
        <source>存放期 天</source>
        <translation>Storage period, days</translation>
    </message>
    <message>
        <source>存放期还有 {n} 天：{goods}</source>
        <translation>Storage time, {n} d left: {goods}</translation>
    </message>
    <message>
        <source>存放期间库区温湿度超限</source>
        <translation>Zone climate outside the limits during storage</translation>
    </message>
    <message>
        <source>存装柜图</source>
        <translation>Save load plan</translation>
    </message>
    <message>
        <source>它属于</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>它的位置</source>
        <translation>Its place</translation>
    </message>
    <message>
        <source>安全</source>
        <translation>Safety</translation>
    </message>
    <message>
        <source>安全员</source>
        <translation>Safety officer</translation>
    </message>
    <message>
        <source>安全运输合同号</source>
        <translation>Safe transport contract no.</translation>
    </message>
    <message>
        <source>安全运输合同至</source>
        <translation>Safe transport contract until</translation>
    </message>
    <message>
        <source>安装</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>完工</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>完工日期不能早于开工日期</source>
        <translation>Finish cannot be before start</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>完成库区整改</source>
        <translation>Complete zone action</translation>
    </message>
    <message>
        <source>定严重度</source>
        <translation>Set severity</translation>
    </message>
    <message>
        <source>定各站送货员</source>
        <translation>Set couriers per stop</translation>
    </message>
    <message>
        <source>定合同资料</source>
        <translation>Set contract papers</translation>
    </message>
    <message>
        <source>定箱数</source>
        <translation>Set box count</translation>
    </message>
    <message>
        <source>定箱重允差</source>
        <translation>Set tolerance</translation>
    </message>
    <message>
        <source>定运费</source>
        <translation>Set freight</translation>
    </message>
    <message>
        <source>定须签部门</source>
        <translation>Set required departments</translation>
    </message>
    <message>
        <source>实收数不能小于零，破损不能多于实收</source>
        <translation>Received cannot be below zero, damaged not above received</translation>
    </message>
    <message>
        <source>实测</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>实测值 {values} 个，多于数量 {quantity}</source>
        <translation>{values} measured values, more than the quantity {quantity}</translation>
    </message>
    <message>
        <source>实测值要填数字：{part}</source>
        <translation>A measured value must be a number: {part}</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>客户原因</source>
        <translation>Customer&apos;s cause</translation>
    </message>
    <message>
        <source>客户反馈</source>
        <translation>Customer feedback</translation>
    </message>
    <message>
        <source>客户号</source>
        <translation>Customer no.</translation>
    </message>
    <message>
        <source>客户名称</source>
        <translation>Customer name</translation>
    </message>
    <message>
        <source>客户未认可</source>
        <translation>Customer rejected</translation>
    </message>
    <message>
        <source>客户确认</source>
        <translation>Customer confirmed</translation>
    </message>
    <message>
        <source>客户确认日期</source>
        <translation>Confirmed by customer on</translation>
    </message>
    <message>
        <source>客户签收</source>
        <translation>Customer signed</translation>
    </message>
    <message>
        <source>客户自提</source>
        <translation>Customer pickup</translation>
    </message>
    <message>
        <source>客户要求</source>
        <translation>Customer&apos;s wish</translation>
    </message>
    <message>
        <source>客户资料不全，订单不得下达</source>
        <translation>Customer data incomplete; the order cannot be released</translation>
    </message>
    <message>
        <source>客户通知 {told}/{all}</source>
        <translation>Customers notified {told}/{all}</translation>
    </message>
    <message>
        <source>客户验收</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>宽 mm</source>
        <translation>Width mm</translation>
    </message>
    <message>
        <source>密封的密钥已损坏，读不出</source>
        <translation>The sealed key is damaged and cannot be read</translation>
    </message>
    <message>
        <source>密钥改期：{name} {key}，改到 {until}</source>
        <translation>Key date changed: {name} {key}, now until {until}</translation>
    </message>
    <message>
        <source>密钥数</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>密钥文件「{path}」读写不了：{why}</source>
        <translation>Key file “{path}” cannot be read or written: {why}</translation>
    </message>
    <message>
        <source>密钥文件读不了：{file}（{why}）</source>
        <translation>Key file unreadable: {file} ({why})</translation>
    </message>
    <message>
        <source>密钥文件里的作废或停用清单读不懂</source>
        <translation>The list of void or disabled keys in the key file is unreadable</translation>
    </message>
    <message>
        <source>密钥文件里的签字名单不是这个根密钥签的</source>
        <translation>The trust list in the key file is not signed by this root key</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>导入温湿度</source>
        <translation>Import climate</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import table</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出入库单到 ERP</source>
        <translation>Export goods receipts to ERP</translation>
    </message>
    <message>
        <source>导出密钥文件</source>
        <translation>Export key file</translation>
    </message>
    <message>
        <source>封</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>封签 {no}</source>
        <translation>Seal {no}</translation>
    </message>
    <message>
        <source>封签号</source>
        <translation>Seal no.</translation>
    </message>
    <message>
        <source>封签号 {seal} 在车次 {trip} 用过，请换一枚</source>
        <translation>Seal no. {seal} was used on trip {trip}; take another</translation>
    </message>
    <message>
        <source>封签号与预约不符</source>
        <translation>Seal differs from the booking</translation>
    </message>
    <message>
        <source>封签后</source>
        <translation>After sealing</translation>
    </message>
    <message>
        <source>封签还没有拍照</source>
        <translation>Seal not photographed yet</translation>
    </message>
    <message>
        <source>封箱</source>
        <translation>Seal box</translation>
    </message>
    <message>
        <source>封箱，标签扫回</source>
        <translation>Close box, label scanned back</translation>
    </message>
    <message>
        <source>封装</source>
        <translation>Sealing</translation>
    </message>
    <message>
        <source>封装前检查不能由包装人自己做</source>
        <translation>The packer cannot do the check before sealing</translation>
    </message>
    <message>
        <source>封装前检查未完成：缺{missing}</source>
        <translation>Check before sealing incomplete: {missing} missing</translation>
    </message>
    <message>
        <source>封装前检查未完成：缺{paper}</source>
        <translation>Check before sealing incomplete: {paper} missing</translation>
    </message>
    <message>
        <source>封装前检查未完成：缺合格证</source>
        <translation>Check before sealing incomplete: certificate missing</translation>
    </message>
    <message>
        <source>封装前要质检员检查：请质检员扫工牌</source>
        <translation>An inspector checks before sealing: scan the inspector&apos;s badge</translation>
    </message>
    <message>
        <source>封装检查</source>
        <translation>Sealing check</translation>
    </message>
    <message>
        <source>小票打印机</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>小票机没有接收（{why}），改由单据打印机打印</source>
        <translation>The slip printer did not take it ({why}); printed on the paper printer instead</translation>
    </message>
    <message>
        <source>少 {n} {unit}{name}、多 {m} {other_unit}{other}？</source>
        <translation>{n} {unit} {name} missing, {m} {other_unit} {other} too many?</translation>
    </message>
    <message>
        <source>少 {n} {unit}{name}、少 {m} {other_unit}{other}？</source>
        <translation>{n} {unit} {name} and {m} {other_unit} {other} missing?</translation>
    </message>
    <message>
        <source>少 {n} {unit}{name}（{kg} kg）？</source>
        <translation>{n} {unit} {name} missing ({kg} kg)?</translation>
    </message>
    <message>
        <source>少发</source>
        <translation>Send short</translation>
    </message>
    <message>
        <source>少发数量要在 1 到 {most} 之间，并写明原因</source>
        <translation>Short quantity must be 1 to {most}, with a reason</translation>
    </message>
    <message>
        <source>少装</source>
        <translation>Pack short</translation>
    </message>
    <message>
        <source>少装 {n} 件（{reason}），等批准</source>
        <translation>{n} short ({reason}), awaits approval</translation>
    </message>
    <message>
        <source>少装 {n} 件：物流科长或组长扫工牌</source>
        <translation>{n} short: logistics head or team leader scans badge</translation>
    </message>
    <message>
        <source>少装箱数</source>
        <translation>Boxes left behind</translation>
    </message>
    <message>
        <source>少装要物流科长和销售两人批准</source>
        <translation>Leaving boxes needs approval by logistics head and Sales</translation>
    </message>
    <message>
        <source>少装要由第二个人批准，装箱人不能自己批</source>
        <translation>A second person approves packing short, not the packer</translation>
    </message>
    <message>
        <source>少装，箱留下</source>
        <translation>Load short, boxes stay</translation>
    </message>
    <message>
        <source>尺寸</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>尺寸写成 长×宽×高，例如 600×400×400</source>
        <translation>Write the size as length×width×height, such as 600×400×400</translation>
    </message>
    <message>
        <source>屏幕对角线（英寸）</source>
        <translation>Screen size (inch)</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>工位</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>工位名称</source>
        <translation>Station name</translation>
    </message>
    <message>
        <source>工位标签机</source>
        <translation>Station printer</translation>
    </message>
    <message>
        <source>工作簿坏了，打不开</source>
        <translation>The workbook is damaged and does not open</translation>
    </message>
    <message>
        <source>工具</source>
        <translation>Tools</translation>
    </message>
    <message>
        <source>工序</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>工序做完，交检</source>
        <translation>Operations done, submit</translation>
    </message>
    <message>
        <source>工牌与命令码</source>
        <translation>Badges</translation>
    </message>
    <message>
        <source>工艺部</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>差</source>
        <translation>Off by</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>差异 {n}</source>
        <translation>Difference {n}</translation>
    </message>
    <message>
        <source>差异须查明原因：还有 {n} 条没有填</source>
        <translation>Differences need a reason: {n} lines still blank</translation>
    </message>
    <message>
        <source>已下达</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已交检</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>已交给打印队列 {queue}，队列不报告结果</source>
        <translation>Given to print queue {queue}; it reports no outcome</translation>
    </message>
    <message>
        <source>已做：{step}</source>
        <translation>Done: {step}</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已入库</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>已入库 {quantity} {unit}，{number} 正在打印</source>
        <translation>{quantity} {unit} in stock, {number} printing</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已写入 {name}</source>
        <translation>Written to {name}</translation>
    </message>
    <message>
        <source>已冲销</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已出</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>已出 {time}</source>
        <translation>Left {time}</translation>
    </message>
    <message>
        <source>已出厂</source>
        <translation>Left works</translation>
    </message>
    <message>
        <source>已出发</source>
        <translation>Departed</translation>
    </message>
    <message>
        <source>已分析</source>
        <translation>Analysed</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>已到达</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>已到过</source>
        <translation>Time reached before</translation>
    </message>
    <message>
        <source>已动用</source>
        <translation>Already used</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已发出的箱</source>
        <translation>Boxes dispatched</translation>
    </message>
    <message>
        <source>已发料</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已发送</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已发送，打印机不报告结果</source>
        <translation>Sent; the printer reports no outcome</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已取消 {identity}</source>
        <translation>{identity} cancelled</translation>
    </message>
    <message>
        <source>已可放行，未出门：{plate}</source>
        <translation>Cleared but not out: {plate}</translation>
    </message>
    <message>
        <source>已合格 {hours} 小时，待包装交库：{product} {n} 件</source>
        <translation>Passed {hours} h ago, to be packed and handed in: {product}, {n} pieces</translation>
    </message>
    <message>
        <source>已启用的产品不能改代码</source>
        <translation>The code of an enabled product is fixed</translation>
    </message>
    <message>
        <source>已响应</source>
        <translation>Responded</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已处置</source>
        <translation>Disposed</translation>
    </message>
    <message>
        <source>已失效，不收：{product}</source>
        <translation>Expired, not accepted: {product}</translation>
    </message>
    <message>
        <source>已失效，不能复验延期，只能返工或报废：{identity}</source>
        <translation>Expired; no recheck can extend it, only rework or scrap: {identity}</translation>
    </message>
    <message>
        <source>已失效，待报告并登记措施：{goods}</source>
        <translation>Expired, to be reported with action: {goods}</translation>
    </message>
    <message>
        <source>已失效，待质检处置：{goods}</source>
        <translation>Expired, awaiting quality disposition: {goods}</translation>
    </message>
    <message>
        <source>已失效，禁止发料/发货：{identity}</source>
        <translation>Expired, no issue or dispatch: {identity}</translation>
    </message>
    <message>
        <source>已失效，禁止发料、发货</source>
        <translation>Expired; no issue, no dispatch</translation>
    </message>
    <message>
        <source>已安排</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已审核可用</source>
        <translation>Reviewed, ready</translation>
    </message>
    <message>
        <source>已封箱</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>已封装</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>已开 {no}：{product} {n}，这里不一样，请改 ERP 或另开任务单</source>
        <translation>{no} already opened: {product} {n}; it differs here, so change the ERP or open another task order</translation>
    </message>
    <message>
        <source>已开单</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已开封品须放开封区：{identity} 不能放在 {location}</source>
        <translation>Opened goods belong in the opened area: {identity} cannot go to {location}</translation>
    </message>
    <message>
        <source>已开封，须放开封区</source>
        <translation>Opened, belongs in the opened area</translation>
    </message>
    <message>
        <source>已报来人和车辆</source>
        <translation>Person and vehicle named</translation>
    </message>
    <message>
        <source>已拆封</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>已挂失</source>
        <translation>Reported lost</translation>
    </message>
    <message>
        <source>已排</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>已提</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>已提交</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>已提货</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>已提齐</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>已提齐，送装箱台装箱</source>
        <translation>All picked; bring to the bench</translation>
    </message>
    <message>
        <source>已撤销 {item}</source>
        <translation>{item} undone</translation>
    </message>
    <message>
        <source>已撤销 {what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已撤销上一次，本箱 {n} 件</source>
        <translation>Last scan undone; in this box: {n}</translation>
    </message>
    <message>
        <source>已撤销：{identity} 回到 {place}</source>
        <translation>Undone: {identity} back at {place}</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已收起，扫下一件</source>
        <translation>Put away; scan the next</translation>
    </message>
    <message>
        <source>已收起，留到以后再做</source>
        <translation>Put away for later</translation>
    </message>
    <message>
        <source>已改正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>已放入待收 {place}：{n} 件，{why}</source>
        <translation>Put at {place} awaiting papers: {n} pcs, {why}</translation>
    </message>
    <message>
        <source>已放：{item}</source>
        <translation>Put in: {item}</translation>
    </message>
    <message>
        <source>已有人员，请由系统管理员添加</source>
        <translation>There are people already; ask the administrator to add more</translation>
    </message>
    <message>
        <source>已有同名人员：{name}</source>
        <translation>Somebody has this name already: {name}</translation>
    </message>
    <message>
        <source>已有结论</source>
        <translation>Already has a result</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>已核销</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>已检查</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>已清空，重新开始</source>
        <translation>Cleared; start again</translation>
    </message>
    <message>
        <source>已点件</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>已用待补登</source>
        <translation>Used, to enter</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Logged</translation>
    </message>
    <message>
        <source>已登记的失效期</source>
        <translation>Expiry date on record</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已确认，请继续扫描</source>
        <translation>Confirmed; go on scanning</translation>
    </message>
    <message>
        <source>已签合同</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>已签收</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>已签齐</source>
        <translation>Fully signed</translation>
    </message>
    <message>
        <source>已终止的承运商要由一人提出、另一人批准，才能重新合作</source>
        <translation>A carrier that is out returns only if one person proposes and another approves</translation>
    </message>
    <message>
        <source>已经有了：{value}</source>
        <translation>Already there: {value}</translation>
    </message>
    <message>
        <source>已结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已补登</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>已装</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>已装 {n} 箱，不能重排；要重排先卸下，或手动移还没装的箱</source>
        <translation>{n} boxes are loaded, so no recalculation; unload first, or move the rest by hand</translation>
    </message>
    <message>
        <source>已装完</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>已装箱</source>
        <translation>Boxed</translation>
    </message>
    <message>
        <source>已装车</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>已装齐</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>已计</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>已认定为 {identity}</source>
        <translation>Identified as {identity}</translation>
    </message>
    <message>
        <source>已过保管期、失效期或存放期</source>
        <translation>Past keeping period, expiry date or storage time</translation>
    </message>
    <message>
        <source>已过保质期</source>
        <translation>Shelf life over</translation>
    </message>
    <message>
        <source>已过承诺日 {n} 天</source>
        <translation>{n} days past the promised date</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已送复验</source>
        <translation>Sent for recheck</translation>
    </message>
    <message>
        <source>已送复验 {number}</source>
        <translation>Sent for recheck {number}</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>已重排</source>
        <translation>Recalculated</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>已锁定，禁止发料、发货</source>
        <translation>Locked; no issue, no dispatch</translation>
    </message>
    <message>
        <source>已键入数量 {n}，请扫批号，或扫「撤销」</source>
        <translation>Quantity {n} is keyed: scan the lot number or Undo</translation>
    </message>
    <message>
        <source>已阅门岗异常</source>
        <translation>Read gate incident</translation>
    </message>
    <message>
        <source>已预留</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>已验收</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>已验车</source>
        <translation>Vehicle checked</translation>
    </message>
    <message>
        <source>帐上已出厂</source>
        <translation>Shipped in the books</translation>
    </message>
    <message>
        <source>帐已自平</source>
        <translation>Books already agree</translation>
    </message>
    <message>
        <source>带货出厂</source>
        <translation>Leaves with goods</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>干燥</source>
        <translation>Dry</translation>
    </message>
    <message>
        <source>年份 {year} 不对</source>
        <translation>The year {year} is wrong</translation>
    </message>
    <message>
        <source>序列号</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>序列号不是 {product}（{code}）的</source>
        <translation>The serial is not one of {product} ({code})</translation>
    </message>
    <message>
        <source>序列号写成 BK2611090217 这样，扫得出来才收</source>
        <translation>Write the serial like BK2611090217; only one that scans is accepted</translation>
    </message>
    <message>
        <source>序列号或批号</source>
        <translation>Serial or lot no.</translation>
    </message>
    <message>
        <source>序列号重复</source>
        <translation>Serial no. repeated</translation>
    </message>
    <message>
        <source>序列号重复，这件已在别单第 {n} 箱</source>
        <translation>Duplicate serial number: this is already in box {n} of another order</translation>
    </message>
    <message>
        <source>序列号重复，这件已在第 {n} 箱</source>
        <translation>Serial number repeated; it is in box {n}</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>库位 {code}</source>
        <translation>Location {code}</translation>
    </message>
    <message>
        <source>库位 {code}，复盘</source>
        <translation>Place {code}, recount</translation>
    </message>
    <message>
        <source>库位 {place} 已停用，不能放货</source>
        <translation>Place {place} is out of use and takes no goods</translation>
    </message>
    <message>
        <source>库位条件</source>
        <translation>Location condition</translation>
    </message>
    <message>
        <source>库位标签</source>
        <translation>Place label</translation>
    </message>
    <message>
        <source>库位标签（A4）</source>
        <translation>Place labels (A4)</translation>
    </message>
    <message>
        <source>库位现在是「{old}」，不能改为「{new}」</source>
        <translation>The place is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>库位盘完</source>
        <translation>Place counted</translation>
    </message>
    <message>
        <source>库内开封</source>
        <translation>Opened in store</translation>
    </message>
    <message>
        <source>库区</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>库区 {zone} 是「{there}」，改库区请到资料里改</source>
        <translation>Zone {zone} is “{there}”; change zones under Data</translation>
    </message>
    <message>
        <source>库区号</source>
        <translation>Zone no.</translation>
    </message>
    <message>
        <source>库区整改：{zone} {what}（{who}）</source>
        <translation>Zone action: {zone} {what} ({who})</translation>
    </message>
    <message>
        <source>库区条件不符：{product} 不能放在 {location}</source>
        <translation>Zone does not suit: {product} may not stand in {location}</translation>
    </message>
    <message>
        <source>库区检查</source>
        <translation>Zone checks</translation>
    </message>
    <message>
        <source>库区检查到期：{n} 个库区</source>
        <translation>Zone checks due: {n} zones</translation>
    </message>
    <message>
        <source>库区检查记录</source>
        <translation>Zone check record</translation>
    </message>
    <message>
        <source>库区自定温湿度范围须由另一人批准</source>
        <translation>A zone&apos;s own climate limits need approval by someone else</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>库存不足</source>
        <translation>Not enough stock</translation>
    </message>
    <message>
        <source>应{scan}</source>
        <translation>Expected: {scan}</translation>
    </message>
    <message>
        <source>应为</source>
        <translation>Should be</translation>
    </message>
    <message>
        <source>应优先空运或专车，改用其他方式须物流科长写明理由</source>
        <translation>Air or a dedicated vehicle comes first; for another mode the logistics head gives a reason</translation>
    </message>
    <message>
        <source>应在</source>
        <translation>Should be at</translation>
    </message>
    <message>
        <source>应急放行</source>
        <translation>Emergency release</translation>
    </message>
    <message>
        <source>应急放行 {number}</source>
        <translation>Emergency release {number}</translation>
    </message>
    <message>
        <source>应急放行单</source>
        <translation>Emergency release sheet</translation>
    </message>
    <message>
        <source>应急放行单 {number} {state}，不能再登记</source>
        <translation>Emergency release sheet {number} {state}; it cannot be entered again</translation>
    </message>
    <message>
        <source>应急放行单不能扫码放行，已记为已用，交仓管员补登</source>
        <translation>An emergency release sheet is not released by scan; noted as used, the storekeeper enters it</translation>
    </message>
    <message>
        <source>应急放行单号码缺漏：{gate}</source>
        <translation>Emergency release sheet number missing: {gate}</translation>
    </message>
    <message>
        <source>应急放行单已用未补登：{gate}</source>
        <translation>Emergency release sheet used, not entered: {gate}</translation>
    </message>
    <message>
        <source>应急放行单要登记门卫、车号，以及出门证号或货物</source>
        <translation>An emergency release sheet needs guard, plate and gate pass no. or goods</translation>
    </message>
    <message>
        <source>应急放行由第三人补登，签字的值班领导和放行的门卫不能自己登记</source>
        <translation>A third person enters an emergency release; the manager who signed and the guard who released may not</translation>
    </message>
    <message>
        <source>应急放行要由值班领导签字，{name}不是</source>
        <translation>An emergency release is signed by the manager on duty; {name} is not</translation>
    </message>
    <message>
        <source>应急放行：{what}</source>
        <translation>Emergency release: {what}</translation>
    </message>
    <message>
        <source>应扫</source>
        <translation>Expected scan</translation>
    </message>
    <message>
        <source>应提</source>
        <translation>To pick</translation>
    </message>
    <message>
        <source>应有</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>应答后</source>
        <translation>once it answers</translation>
    </message>
    <message>
        <source>应装</source>
        <translation>To load</translation>
    </message>
    <message>
        <source>底面悬空</source>
        <translation>No support below</translation>
    </message>
    <message>
        <source>废弃根密钥</source>
        <translation>Retire root key</translation>
    </message>
    <message>
        <source>延期原因</source>
        <translation>Reason for delay</translation>
    </message>
    <message>
        <source>延期未通知客户：{customer}</source>
        <translation>Customer not told of delay: {customer}</translation>
    </message>
    <message>
        <source>延期通知</source>
        <translation>Delay notice</translation>
    </message>
    <message>
        <source>建产品</source>
        <translation>Add product</translation>
    </message>
    <message>
        <source>建包装物</source>
        <translation>Add packaging</translation>
    </message>
    <message>
        <source>建包装种类</source>
        <translation>Add packaging</translation>
    </message>
    <message>
        <source>建客户</source>
        <translation>Add customer</translation>
    </message>
    <message>
        <source>建库位</source>
        <translation>Add location</translation>
    </message>
    <message>
        <source>建库区</source>
        <translation>Add zone</translation>
    </message>
    <message>
        <source>建承运商</source>
        <translation>Add carrier</translation>
    </message>
    <message>
        <source>建承运商档案</source>
        <translation>Create carrier file</translation>
    </message>
    <message>
        <source>建立根密钥</source>
        <translation>Create root key</translation>
    </message>
    <message>
        <source>建管理员</source>
        <translation>First admin</translation>
    </message>
    <message>
        <source>建计划行</source>
        <translation>Add plan line</translation>
    </message>
    <message>
        <source>建订单</source>
        <translation>Add order</translation>
    </message>
    <message>
        <source>建车次</source>
        <translation>Add trip</translation>
    </message>
    <message>
        <source>建车辆</source>
        <translation>Add vehicle</translation>
    </message>
    <message>
        <source>开单</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>开发货单</source>
        <translation>Raise order</translation>
    </message>
    <message>
        <source>开发货通知</source>
        <translation>Raise notice</translation>
    </message>
    <message>
        <source>开合格证</source>
        <translation>Certify</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开始一轮核对</source>
        <translation>Start check round</translation>
    </message>
    <message>
        <source>开始包装</source>
        <translation>Start packing</translation>
    </message>
    <message>
        <source>开始处理</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>开始库区措施</source>
        <translation>Start zone action</translation>
    </message>
    <message>
        <source>开始日期不能晚于结束日期</source>
        <translation>The start date cannot be after the end date</translation>
    </message>
    <message>
        <source>开始检验</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>开始盘库位</source>
        <translation>Start counting place</translation>
    </message>
    <message>
        <source>开始装箱</source>
        <translation>Start boxing</translation>
    </message>
    <message>
        <source>开始装车</source>
        <translation>Start loading</translation>
    </message>
    <message>
        <source>开封</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>开封原因</source>
        <translation>Reason for opening</translation>
    </message>
    <message>
        <source>开工</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开新箱</source>
        <translation>New box</translation>
    </message>
    <message>
        <source>开无发货单出门证</source>
        <translation>Issue pass without dispatch order</translation>
    </message>
    <message>
        <source>开盖</source>
        <translation>Head open</translation>
    </message>
    <message>
        <source>开箱</source>
        <translation>Open box</translation>
    </message>
    <message>
        <source>开箱重装</source>
        <translation>Reopen, repack</translation>
    </message>
    <message>
        <source>开装箱单</source>
        <translation>List issued</translation>
    </message>
    <message>
        <source>开证人</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>开证人{name}自己签了字，不得放行</source>
        <translation>Issuer {name} also signed; no release</translation>
    </message>
    <message>
        <source>开证人、财务部、人事总务部须由三个人签，不能一人两签</source>
        <translation>Issuer, Finance and Personnel must be three people; nobody signs twice</translation>
    </message>
    <message>
        <source>开证人不能自己放行，请另一位门卫验放</source>
        <translation>The issuer cannot release it; another guard must check it</translation>
    </message>
    <message>
        <source>开质量跟踪卡</source>
        <translation>Open quality card</translation>
    </message>
    <message>
        <source>开跟踪卡</source>
        <translation>Open card</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Discrepancy</translation>
    </message>
    <message>
        <source>异议还没有处理完，不能验收</source>
        <translation>Discrepancies are not settled; no acceptance yet</translation>
    </message>
    <message>
        <source>当面交接箱</source>
        <translation>Hand over box</translation>
    </message>
    <message>
        <source>当面交接：客户在场，逐箱扫标签（{n} / {total}）</source>
        <translation>Handover with the customer: scan each box ({n} / {total})</translation>
    </message>
    <message>
        <source>待下达：{customer}</source>
        <translation>To release: {customer}</translation>
    </message>
    <message>
        <source>待到厂：{plate}</source>
        <translation>Due at the works: {plate}</translation>
    </message>
    <message>
        <source>待发布</source>
        <translation>To publish</translation>
    </message>
    <message>
        <source>待备货：{customer}</source>
        <translation>To prepare: {customer}</translation>
    </message>
    <message>
        <source>待复盘</source>
        <translation>To recount</translation>
    </message>
    <message>
        <source>待复评</source>
        <translation>Review due</translation>
    </message>
    <message>
        <source>待复验</source>
        <translation>Recheck due</translation>
    </message>
    <message>
        <source>待复验：{goods}</source>
        <translation>Recheck due: {goods}</translation>
    </message>
    <message>
        <source>待客户验收：{customer}</source>
        <translation>Awaiting acceptance: {customer}</translation>
    </message>
    <message>
        <source>待封装</source>
        <translation>To be sealed</translation>
    </message>
    <message>
        <source>待开票理由</source>
        <translation>Reason for late invoice</translation>
    </message>
    <message>
        <source>待开票：{why}</source>
        <translation>To invoice: {why}</translation>
    </message>
    <message>
        <source>待归还：{goods}（{whom}）</source>
        <translation>To return: {goods} ({whom})</translation>
    </message>
    <message>
        <source>待扫回</source>
        <translation>To scan back</translation>
    </message>
    <message>
        <source>待批准</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>待批准危险品库：{zone}</source>
        <translation>Dangerous goods store to be approved: {zone}</translation>
    </message>
    <message>
        <source>待批准换车：{plate} 来装 {trip}</source>
        <translation>Vehicle to approve: {plate} for {trip}</translation>
    </message>
    <message>
        <source>待批准温湿度范围：{zone} {words}</source>
        <translation>Climate limits to be approved: {zone} {words}</translation>
    </message>
    <message>
        <source>待提货：{customer}</source>
        <translation>To pick: {customer}</translation>
    </message>
    <message>
        <source>待收区</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>待收区 {n} 件缺单据，最久 {hours} 小时：{goods} 缺{missing}</source>
        <translation>{n} pcs awaiting papers, longest {hours} h: {goods} lacks {missing}</translation>
    </message>
    <message>
        <source>待收的 {n} {unit} 单据齐了，扫「打印」入库</source>
        <translation>Papers complete for {n} {unit} waiting; scan Print to stock in</translation>
    </message>
    <message>
        <source>待收的 {quantity} {unit} 已入库，请放到 {place}；{number} 正在打印</source>
        <translation>{quantity} {unit} waiting are stocked in; put them at {place}; {number} is printing</translation>
    </message>
    <message>
        <source>待收的 {quantity} {unit} 已入库，请放到 {place}；还有 {left} 件未封装</source>
        <translation>{quantity} {unit} waiting are stocked in; put them at {place}; {left} pcs not yet sealed</translation>
    </message>
    <message>
        <source>待收的单据到了</source>
        <translation>Awaited papers arrived</translation>
    </message>
    <message>
        <source>待收的货</source>
        <translation>Goods awaiting papers</translation>
    </message>
    <message>
        <source>待收退回车间</source>
        <translation>Return waiting goods to workshop</translation>
    </message>
    <message>
        <source>待查记录</source>
        <translation>In-doubt record</translation>
    </message>
    <message>
        <source>待查货品</source>
        <translation>Goods in doubt</translation>
    </message>
    <message>
        <source>待查，未入帐</source>
        <translation>In doubt, not booked</translation>
    </message>
    <message>
        <source>待核对号牌</source>
        <translation>Check tags</translation>
    </message>
    <message>
        <source>待核对箱</source>
        <translation>Boxes to check</translation>
    </message>
    <message>
        <source>待检</source>
        <translation>To inspect</translation>
    </message>
    <message>
        <source>待检验：{product}</source>
        <translation>To inspect: {product}</translation>
    </message>
    <message>
        <source>待物流科长批准换车</source>
        <translation>Awaits the logistics head&apos;s approval of the vehicle</translation>
    </message>
    <message>
        <source>待盘</source>
        <translation>To count</translation>
    </message>
    <message>
        <source>待签</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>待签合同：{customer}</source>
        <translation>Contract to sign: {customer}</translation>
    </message>
    <message>
        <source>待装</source>
        <translation>To load</translation>
    </message>
    <message>
        <source>待装箱：{customer}</source>
        <translation>To pack: {customer}</translation>
    </message>
    <message>
        <source>待装车</source>
        <translation>To load</translation>
    </message>
    <message>
        <source>待装车：{customer}</source>
        <translation>To load: {customer}</translation>
    </message>
    <message>
        <source>待认定</source>
        <translation>To be identified</translation>
    </message>
    <message>
        <source>待质检</source>
        <translation>To inspect</translation>
    </message>
    <message>
        <source>得利捷 Datalogic</source>
        <translation>Datalogic</translation>
    </message>
    <message>
        <source>念出装车位置</source>
        <translation>Speak loading places</translation>
    </message>
    <message>
        <source>急件</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>性能</source>
        <translation>Performance</translation>
    </message>
    <message>
        <source>总箱数改为 {n}</source>
        <translation>Box total changed to {n}</translation>
    </message>
    <message>
        <source>总经理</source>
        <translation>General manager</translation>
    </message>
    <message>
        <source>总结关闭</source>
        <translation>Sum up and close</translation>
    </message>
    <message>
        <source>恒温</source>
        <translation>Climate</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>您已确认过这一版</source>
        <translation>You have already confirmed this revision</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>成品区</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>成品发货组长</source>
        <translation>Dispatch team leader</translation>
    </message>
    <message>
        <source>成品检验</source>
        <translation>Final inspection</translation>
    </message>
    <message>
        <source>截止时间要晚于开始时间</source>
        <translation>The end must be later than the start</translation>
    </message>
    <message>
        <source>所选方式</source>
        <translation>Mode chosen</translation>
    </message>
    <message>
        <source>手上</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>手上这一件还没做完，做完或扫「取出」再换单</source>
        <translation>The item in hand is not done; finish it or scan Take out first</translation>
    </message>
    <message>
        <source>手动移箱，装柜图有改动</source>
        <translation>Moved by hand, load plan changed</translation>
    </message>
    <message>
        <source>手工键入编号</source>
        <translation>Number typed by hand</translation>
    </message>
    <message>
        <source>手工键入编号要写明原因</source>
        <translation>A number typed by hand needs a reason</translation>
    </message>
    <message>
        <source>手抄</source>
        <translation>Read by hand</translation>
    </message>
    <message>
        <source>手推车</source>
        <translation>Hand truck</translation>
    </message>
    <message>
        <source>手搬</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>打不开 {port}：{detail}</source>
        <translation>Cannot open {port}: {detail}</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印不清</source>
        <translation>Faint print</translation>
    </message>
    <message>
        <source>打印任务</source>
        <translation>Print job</translation>
    </message>
    <message>
        <source>打印机 {where} 拒绝连接</source>
        <translation>Printer {where} refused the connection</translation>
    </message>
    <message>
        <source>打印机 {where} 没有反应</source>
        <translation>Printer {where} does not respond</translation>
    </message>
    <message>
        <source>打印机不再接收数据</source>
        <translation>The printer takes no more data</translation>
    </message>
    <message>
        <source>打印机不报告状态</source>
        <translation>The printer reports no state</translation>
    </message>
    <message>
        <source>打印机就绪</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>打印机故障</source>
        <translation>Printer fault</translation>
    </message>
    <message>
        <source>打印机未作回答就断开了</source>
        <translation>The printer hung up without an answer</translation>
    </message>
    <message>
        <source>打印机没有回答</source>
        <translation>No answer from the printer</translation>
    </message>
    <message>
        <source>打印机确认完成</source>
        <translation>The printer confirms</translation>
    </message>
    <message>
        <source>打印机还有 {count} 张未打</source>
        <translation>{count} still to print</translation>
    </message>
    <message>
        <source>打印结果</source>
        <translation>Print result</translation>
    </message>
    <message>
        <source>打印队列 {queue} 不收：{detail}</source>
        <translation>Print queue {queue} refuses: {detail}</translation>
    </message>
    <message>
        <source>打印队列 {queue} 没有应答</source>
        <translation>Print queue {queue} does not answer</translation>
    </message>
    <message>
        <source>打发运标签</source>
        <translation>Print shipping label</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开 {number}</source>
        <translation>Open {number}</translation>
    </message>
    <message>
        <source>打开「发送 GS（1D）」，关掉替换；键盘方式选「控制字符按 Ctrl+键 发送」</source>
        <translation>Switch on “send GS (1D)” and switch off its replacement; in keyboard mode choose “control characters as Ctrl+key”</translation>
    </message>
    <message>
        <source>打开「设置 → 扫描枪体检」，把五个测试码依次扫一遍</source>
        <translation>Open “Settings → Scanner check” and scan the five test codes in turn</translation>
    </message>
    <message>
        <source>打开内封要写明原因</source>
        <translation>Opening an inner seal needs a reason</translation>
    </message>
    <message>
        <source>扣款不能多于运费</source>
        <translation>The deduction cannot exceed the freight</translation>
    </message>
    <message>
        <source>扫 {codes}</source>
        <translation>Scan {codes}</translation>
    </message>
    <message>
        <source>扫一台标签机的码后</source>
        <translation>once you scan a label printer&apos;s code</translation>
    </message>
    <message>
        <source>扫产品标签</source>
        <translation>Scan a product label</translation>
    </message>
    <message>
        <source>扫产品检验单</source>
        <translation>Scan an inspection sheet</translation>
    </message>
    <message>
        <source>扫产品，还有 {n} 件</source>
        <translation>Scan a product, {n} to go</translation>
    </message>
    <message>
        <source>扫到的</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>扫单点数</source>
        <translation>Scan and count</translation>
    </message>
    <message>
        <source>扫原因码，或按数字键</source>
        <translation>Scan a reason code or press its digit</translation>
    </message>
    <message>
        <source>扫发货单</source>
        <translation>Scan a dispatch order</translation>
    </message>
    <message>
        <source>扫发货单提货，或扫车次号装车</source>
        <translation>Scan an order or a trip</translation>
    </message>
    <message>
        <source>扫已开封的货</source>
        <translation>Scan the opened goods</translation>
    </message>
    <message>
        <source>扫库位码</source>
        <translation>Scan a place code</translation>
    </message>
    <message>
        <source>扫批号标签（× {n}）</source>
        <translation>Scan lot label (× {n})</translation>
    </message>
    <message>
        <source>扫批号（× {n}）</source>
        <translation>Scan lot no. (× {n})</translation>
    </message>
    <message>
        <source>扫描枪体检</source>
        <translation>Scanner check</translation>
    </message>
    <message>
        <source>扫描枪报警</source>
        <translation>Scanner alarm</translation>
    </message>
    <message>
        <source>扫描枪测试码</source>
        <translation>Scanner test codes</translation>
    </message>
    <message>
        <source>扫描枪端口</source>
        <translation>Scanner port</translation>
    </message>
    <message>
        <source>扫描结果文件</source>
        <translation>Scan result file</translation>
    </message>
    <message>
        <source>扫数量码，或键入 {lot} 的数量</source>
        <translation>Scan the quantity code, or type the quantity of {lot}</translation>
    </message>
    <message>
        <source>扫标签放入 {place}，F9 结束</source>
        <translation>Scan labels to put at {place}, F9 to finish</translation>
    </message>
    <message>
        <source>扫检验单、任务单或产品</source>
        <translation>Scan an inspection sheet, task order or product</translation>
    </message>
    <message>
        <source>扫生产任务单</source>
        <translation>Scan a task order</translation>
    </message>
    <message>
        <source>扫第 {n} 箱旧标签，作废换新</source>
        <translation>Scan the old label of box {n} to void it and print a new one</translation>
    </message>
    <message>
        <source>扫要取出的货品，或已封箱的标签；再扫「取出」作罢</source>
        <translation>Scan the goods to take out, or the label of a sealed box; scan Take out again to give up</translation>
    </message>
    <message>
        <source>扫要放到 {place} 的货，或扫另一库位</source>
        <translation>Scan goods to put at {place}, or scan another place</translation>
    </message>
    <message>
        <source>扫说明书里「AIM ID 开」（AIM 识别符前缀）设置码</source>
        <translation>Scan the set-up code “AIM ID on” (AIM identifier prefix) in the manual</translation>
    </message>
    <message>
        <source>扫说明书里「后缀 CR（回车）」设置码</source>
        <translation>Scan the set-up code “Suffix CR (Enter)” in the manual</translation>
    </message>
    <message>
        <source>扫货品</source>
        <translation>Scan goods</translation>
    </message>
    <message>
        <source>扫货品，或先扫目标库位</source>
        <translation>Scan goods, or the target place first</translation>
    </message>
    <message>
        <source>扫重打原因：{choices}</source>
        <translation>Scan the reprint reason: {choices}</translation>
    </message>
    <message>
        <source>批</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>批准人号</source>
        <translation>Approver no.</translation>
    </message>
    <message>
        <source>批准包装规范</source>
        <translation>Approve spec</translation>
    </message>
    <message>
        <source>批准危险品库</source>
        <translation>Approve dangerous goods store</translation>
    </message>
    <message>
        <source>批准少装</source>
        <translation>Approve short</translation>
    </message>
    <message>
        <source>批准温湿度范围</source>
        <translation>Approve climate limits</translation>
    </message>
    <message>
        <source>批准盘点差异</source>
        <translation>Approve count differences</translation>
    </message>
    <message>
        <source>批准签字密钥</source>
        <translation>Approve signing key</translation>
    </message>
    <message>
        <source>批准补标识</source>
        <translation>Approve new marking</translation>
    </message>
    <message>
        <source>批准运输方式例外</source>
        <translation>Allow transport</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot no.</translation>
    </message>
    <message>
        <source>批号/序列号</source>
        <translation>Lot/serial no.</translation>
    </message>
    <message>
        <source>批号写成 L261109-01 这样，扫得出来才收</source>
        <translation>Write the lot no. like L261109-01; only one that scans is accepted</translation>
    </message>
    <message>
        <source>批次 {lot} 在几个库位，请先扫原库位</source>
        <translation>Lot {lot} is at several places; scan the source place first</translation>
    </message>
    <message>
        <source>批次 {lot} 没有在库的，不能移库</source>
        <translation>Lot {lot} has nothing in stock and cannot be moved</translation>
    </message>
    <message>
        <source>批转状态</source>
        <translation>Lot state</translation>
    </message>
    <message>
        <source>批量</source>
        <translation>Lot size</translation>
    </message>
    <message>
        <source>找不到</source>
        <translation>Cannot be found</translation>
    </message>
    <message>
        <source>找不到{what}：{key}</source>
        <translation>{what} not found: {key}</translation>
    </message>
    <message>
        <source>找到记录</source>
        <translation>Record find</translation>
    </message>
    <message>
        <source>找过哪里</source>
        <translation>Where searched</translation>
    </message>
    <message>
        <source>承接发货</source>
        <translation>Take dispatch</translation>
    </message>
    <message>
        <source>承运</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>承运商</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>承运商 {name} 保险到期</source>
        <translation>Carrier {name}: insurance expires</translation>
    </message>
    <message>
        <source>承运商 {name} 安全合同到期</source>
        <translation>Carrier {name}: safety contract expires</translation>
    </message>
    <message>
        <source>承运商 {name} 许可证到期</source>
        <translation>Carrier {name}: licence expires</translation>
    </message>
    <message>
        <source>承运商 {name} 该复评了</source>
        <translation>Carrier {name}: review due</translation>
    </message>
    <message>
        <source>承运商号</source>
        <translation>Carrier no.</translation>
    </message>
    <message>
        <source>承运商已终止合作</source>
        <translation>The carrier is no longer used</translation>
    </message>
    <message>
        <source>承运商档案</source>
        <translation>Carrier file</translation>
    </message>
    <message>
        <source>承运商档案与评价表</source>
        <translation>Carrier files and ratings</translation>
    </message>
    <message>
        <source>承运商现在是「{old}」，不能改为「{new}」</source>
        <translation>The carrier is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>承运商资质/安全运输合同失效</source>
        <translation>Carrier&apos;s licence or safety contract expired</translation>
    </message>
    <message>
        <source>承运点件人</source>
        <translation>Counted by (carrier)</translation>
    </message>
    <message>
        <source>技术</source>
        <translation>Technical</translation>
    </message>
    <message>
        <source>技术是否可行</source>
        <translation>Is it technically feasible</translation>
    </message>
    <message>
        <source>技术服务</source>
        <translation>Technical service</translation>
    </message>
    <message>
        <source>技术要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>技术要求是否明确</source>
        <translation>Are the technical requirements clear</translation>
    </message>
    <message>
        <source>抄温湿度</source>
        <translation>Read climate</translation>
    </message>
    <message>
        <source>把箱放上秤</source>
        <translation>Put the box on the scale</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>报不合格</source>
        <translation>Report failure</translation>
    </message>
    <message>
        <source>报关日期要写成 2026-11-23 这样</source>
        <translation>Write the declaration date like 2026-11-23</translation>
    </message>
    <message>
        <source>报包装破损</source>
        <translation>Report damaged packing</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>报告待查货品</source>
        <translation>Report goods in doubt</translation>
    </message>
    <message>
        <source>报告时间不能早于失效期 {day}</source>
        <translation>The report cannot be earlier than the expiry date {day}</translation>
    </message>
    <message>
        <source>报告时间不能晚于现在</source>
        <translation>The report time cannot be later than now</translation>
    </message>
    <message>
        <source>报告给</source>
        <translation>Reported to</translation>
    </message>
    <message>
        <source>报废</source>
        <translation>Scrapped</translation>
    </message>
    <message>
        <source>报废出门要写明序列号或批号：{name}</source>
        <translation>Scrap leaves with a serial or batch no.: {name}</translation>
    </message>
    <message>
        <source>报废区</source>
        <translation>Scrap</translation>
    </message>
    <message>
        <source>报成 {aim}，应是 {wanted}</source>
        <translation>Reported as {aim}, should be {wanted}</translation>
    </message>
    <message>
        <source>报来的</source>
        <translation>Named</translation>
    </message>
    <message>
        <source>报缺箱</source>
        <translation>Report missing</translation>
    </message>
    <message>
        <source>报警（可选）：打开「Beep on BEL」，本机设置写 scanner_error_beep = &quot;bel&quot;</source>
        <translation>Alarm (optional): switch on “Beep on BEL” and write scanner_error_beep = &quot;bel&quot; in the local settings</translation>
    </message>
    <message>
        <source>报警（可选）：本机设置写 scanner_error_beep = &quot;bel&quot; 或 &quot;datalogic&quot;</source>
        <translation>Alarm (optional): write scanner_error_beep = &quot;bel&quot; or &quot;datalogic&quot; in the local settings</translation>
    </message>
    <message>
        <source>抽样件数要大于允许的不合格件数</source>
        <translation>Sample pieces must exceed the failures allowed</translation>
    </message>
    <message>
        <source>抽样表写成「批量/抽样数/允许不合格数」：{line}</source>
        <translation>Write the sampling table as “lot size/sample/failures allowed”: {line}</translation>
    </message>
    <message>
        <source>抽样，件数固定</source>
        <translation>Sampling, fixed number</translation>
    </message>
    <message>
        <source>抽样，按抽样表</source>
        <translation>Sampling, by table</translation>
    </message>
    <message>
        <source>拆内封</source>
        <translation>Open seal</translation>
    </message>
    <message>
        <source>拆出的发货单</source>
        <translation>Order split off</translation>
    </message>
    <message>
        <source>拆单</source>
        <translation>Split order</translation>
    </message>
    <message>
        <source>拆单分箱</source>
        <translation>Boxes to split order</translation>
    </message>
    <message>
        <source>拍第 {n} 箱破损处，等质检放行</source>
        <translation>photograph the damage on box {n}; QA must release it</translation>
    </message>
    <message>
        <source>拒收</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>拒放</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>拒放待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>拒签</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>拒签待改</source>
        <translation>Declined, to correct</translation>
    </message>
    <message>
        <source>拒签待改：{plate}·{why}</source>
        <translation>Declined, to correct: {plate} · {why}</translation>
    </message>
    <message>
        <source>拟出门证</source>
        <translation>Draft pass</translation>
    </message>
    <message>
        <source>拟包装规范</source>
        <translation>Draft spec</translation>
    </message>
    <message>
        <source>拟领料单</source>
        <translation>Draft requisition</translation>
    </message>
    <message>
        <source>拣出</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>拣货</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>拣货出库</source>
        <translation>Pick goods</translation>
    </message>
    <message>
        <source>挂失密钥：{key}，{reason}</source>
        <translation>Report key lost: {key}, {reason}</translation>
    </message>
    <message>
        <source>挂失数</source>
        <translation>Keys lost</translation>
    </message>
    <message>
        <source>挂失签字密钥</source>
        <translation>Report signing key lost</translation>
    </message>
    <message>
        <source>挂失要写明原因</source>
        <translation>Give a reason to report it lost</translation>
    </message>
    <message>
        <source>挂待核对牌</source>
        <translation>Tag box</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>挂车与入厂登记不符，换挂或登记错请门卫更正</source>
        <translation>Trailer differs from the gate-in; if changed or misrecorded, ask the guard to correct it</translation>
    </message>
    <message>
        <source>挂车与预约不符</source>
        <translation>The trailer is not the one booked</translation>
    </message>
    <message>
        <source>挂车号</source>
        <translation>Trailer no.</translation>
    </message>
    <message>
        <source>挂附件</source>
        <translation>Attach file</translation>
    </message>
    <message>
        <source>指定记录仪的列</source>
        <translation>Assign recorder columns</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>按「继续」后</source>
        <translation>once you press “Continue”</translation>
    </message>
    <message>
        <source>按一下 Caps Lock 键，灯灭后再扫</source>
        <translation>Press Caps Lock; scan again once its light is off</translation>
    </message>
    <message>
        <source>按内装认出第 {n} 箱：标签为何读不出？</source>
        <translation>Box {n} known by its contents: why is the label unreadable?</translation>
    </message>
    <message>
        <source>按包装要求</source>
        <translation>By the packing requirement</translation>
    </message>
    <message>
        <source>按发货单</source>
        <translation>By dispatch order</translation>
    </message>
    <message>
        <source>按批</source>
        <translation>By lot</translation>
    </message>
    <message>
        <source>按批管理的货要写数量</source>
        <translation>Goods kept by lot need a quantity</translation>
    </message>
    <message>
        <source>按承运商</source>
        <translation>By carrier</translation>
    </message>
    <message>
        <source>按现状续打</source>
        <translation>Print again as it stands</translation>
    </message>
    <message>
        <source>按重量和尺寸估</source>
        <translation>Estimated by weight and size</translation>
    </message>
    <message>
        <source>按键盘方式收到</source>
        <translation>Came by the keyboard</translation>
    </message>
    <message>
        <source>损坏未报</source>
        <translation>Damage not reported</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change user</translation>
    </message>
    <message>
        <source>换人：请扫工牌</source>
        <translation>Change user: scan your badge</translation>
    </message>
    <message>
        <source>换新标签</source>
        <translation>Replace label</translation>
    </message>
    <message>
        <source>换标签机</source>
        <translation>Change printer</translation>
    </message>
    <message>
        <source>换箱</source>
        <translation>Next box</translation>
    </message>
    <message>
        <source>换箱：本箱已装完，共 {n} 箱</source>
        <translation>Next box: this box is full; boxes in all: {n}</translation>
    </message>
    <message>
        <source>换车或换柜要物流科长批准并写明原因</source>
        <translation>Another vehicle or container needs the logistics head&apos;s approval and a reason</translation>
    </message>
    <message>
        <source>排卸货顺序</source>
        <translation>Set unloading order</translation>
    </message>
    <message>
        <source>排图期间货或车变了，请重算</source>
        <translation>Goods or vehicle changed while planning; recalculate</translation>
    </message>
    <message>
        <source>排月台和时间</source>
        <translation>Set dock and time</translation>
    </message>
    <message>
        <source>排门岗值班</source>
        <translation>Set gate duty</translation>
    </message>
    <message>
        <source>排队</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>排除后</source>
        <translation>once mended</translation>
    </message>
    <message>
        <source>接口：在「USB 接口」一章扫「USB 虚拟串口」</source>
        <translation>Interface: in the chapter “USB interface” scan “USB virtual COM port”</translation>
    </message>
    <message>
        <source>接口：扫「CDC COM Port Emulation」（USB 虚拟串口）；Windows 要装厂家的 CDC 驱动</source>
        <translation>Interface: scan “CDC COM Port Emulation” (USB virtual COM port); Windows needs the maker&apos;s CDC driver</translation>
    </message>
    <message>
        <source>接口：扫「USB Serial」（USB 串口）；旧的 Windows 要先装厂家的 USB 串口驱动</source>
        <translation>Interface: scan “USB Serial” (USB serial port); an old Windows first needs the maker&apos;s USB serial driver</translation>
    </message>
    <message>
        <source>接口：扫「USB 虚拟串口」（USB COM Port Emulation）；Windows 要装厂家驱动</source>
        <translation>Interface: scan “USB virtual COM port” (USB COM Port Emulation); Windows needs the maker&apos;s driver</translation>
    </message>
    <message>
        <source>接口：扫「USB-COM」（USB 虚拟串口）；旧的 Windows 要先装厂家驱动</source>
        <translation>Interface: scan “USB-COM” (USB virtual COM port); an old Windows first needs the maker&apos;s driver</translation>
    </message>
    <message>
        <source>接口：说明书里找「USB 虚拟串口」「USB-COM」「VCP」或「CDC」，扫它的设置码</source>
        <translation>Interface: look in the manual for “USB virtual COM port”, “USB-COM”, “VCP” or “CDC” and scan its set-up code</translation>
    </message>
    <message>
        <source>接手别台的箱</source>
        <translation>Box taken over</translation>
    </message>
    <message>
        <source>接手别的台位的箱</source>
        <translation>Take over box</translation>
    </message>
    <message>
        <source>接过打印</source>
        <translation>Took a print over</translation>
    </message>
    <message>
        <source>接通后</source>
        <translation>once connected</translation>
    </message>
    <message>
        <source>推荐承运商</source>
        <translation>Suggested carriers</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>提交评审</source>
        <translation>For review</translation>
    </message>
    <message>
        <source>提货</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>提货中</source>
        <translation>Picking</translation>
    </message>
    <message>
        <source>提货中：{customer}</source>
        <translation>Picking: {customer}</translation>
    </message>
    <message>
        <source>提货人</source>
        <translation>Pick-up person</translation>
    </message>
    <message>
        <source>提货人、证件和车号还没有登记，不能交接</source>
        <translation>Pick-up person, ID and plate not registered yet; no handover</translation>
    </message>
    <message>
        <source>提货人未签交接单</source>
        <translation>The pick-up person has not signed the handover</translation>
    </message>
    <message>
        <source>提预签限额</source>
        <translation>Set sign-ahead limit</translation>
    </message>
    <message>
        <source>搬离备货区</source>
        <translation>Moved out of staging</translation>
    </message>
    <message>
        <source>搬走 {what}，再扫「取出」和它</source>
        <translation>Move {what} away, then scan “take out” and it</translation>
    </message>
    <message>
        <source>搬运防护</source>
        <translation>Handling protection</translation>
    </message>
    <message>
        <source>摆放方向不允许</source>
        <translation>Orientation not allowed</translation>
    </message>
    <message>
        <source>撤下消防器材</source>
        <translation>Remove fire equipment</translation>
    </message>
    <message>
        <source>撤回少发</source>
        <translation>Withdraw short dispatch</translation>
    </message>
    <message>
        <source>撤回温湿度读数</source>
        <translation>Withdraw climate reading</translation>
    </message>
    <message>
        <source>撤回签字</source>
        <translation>Withdraw signature</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销包装步骤</source>
        <translation>Undo step</translation>
    </message>
    <message>
        <source>撤销盘点扫描</source>
        <translation>Undo count scan</translation>
    </message>
    <message>
        <source>撤销装入</source>
        <translation>Undo packing</translation>
    </message>
    <message>
        <source>撤门岗值班</source>
        <translation>Remove gate duty</translation>
    </message>
    <message>
        <source>操作者</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>操作者和互检者要是在职的装配工</source>
        <translation>Operator and cross-checker must be active assembly workers</translation>
    </message>
    <message>
        <source>收到全角字符</source>
        <translation>Full-width characters came</translation>
    </message>
    <message>
        <source>收到的字节不像条码</source>
        <translation>The bytes do not look like a barcode</translation>
    </message>
    <message>
        <source>收回随货资料</source>
        <translation>Take back a paper of the kit</translation>
    </message>
    <message>
        <source>收回预签限额</source>
        <translation>Withdraw sign-ahead limit</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>收货信息已更改</source>
        <translation>Receiver data changed</translation>
    </message>
    <message>
        <source>收货单位</source>
        <translation>Consignee</translation>
    </message>
    <message>
        <source>收货地址</source>
        <translation>Delivery address</translation>
    </message>
    <message>
        <source>收错或多收少收</source>
        <translation>Wrong, over or short receipt</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>改交付方式</source>
        <translation>Change mode</translation>
    </message>
    <message>
        <source>改产品</source>
        <translation>Edit product</translation>
    </message>
    <message>
        <source>改包装物</source>
        <translation>Edit packaging</translation>
    </message>
    <message>
        <source>改包装种类</source>
        <translation>Edit packaging</translation>
    </message>
    <message>
        <source>改发货数量</source>
        <translation>Change dispatch quantity</translation>
    </message>
    <message>
        <source>改客户</source>
        <translation>Edit customer</translation>
    </message>
    <message>
        <source>改库位</source>
        <translation>Edit location</translation>
    </message>
    <message>
        <source>改库区</source>
        <translation>Edit zone</translation>
    </message>
    <message>
        <source>改成</source>
        <translation>Changed to</translation>
    </message>
    <message>
        <source>改扫 {place} 那件，或按 1–{most} 给原因</source>
        <translation>Scan the one at {place} instead, or press 1–{most} for the reason</translation>
    </message>
    <message>
        <source>改承运商</source>
        <translation>Edit carrier</translation>
    </message>
    <message>
        <source>改报来人或车辆</source>
        <translation>Change named person or vehicle</translation>
    </message>
    <message>
        <source>改无发货单出门证</source>
        <translation>Edit pass without dispatch order</translation>
    </message>
    <message>
        <source>改检验器具</source>
        <translation>Change inspection instrument</translation>
    </message>
    <message>
        <source>改正后再送签</source>
        <translation>Resend after correction</translation>
    </message>
    <message>
        <source>改级别</source>
        <translation>Change level</translation>
    </message>
    <message>
        <source>改装车日</source>
        <translation>Change loading day</translation>
    </message>
    <message>
        <source>改订单</source>
        <translation>Edit order</translation>
    </message>
    <message>
        <source>改车次</source>
        <translation>Edit trip</translation>
    </message>
    <message>
        <source>改车辆</source>
        <translation>Edit vehicle</translation>
    </message>
    <message>
        <source>改运输方式</source>
        <translation>Set transport</translation>
    </message>
    <message>
        <source>放{item}，再扫标签</source>
        <translation>Put in {item}, then scan the label</translation>
    </message>
    <message>
        <source>放下的人</source>
        <translation>Put down by</translation>
    </message>
    <message>
        <source>放入{paper}，扫「确认」</source>
        <translation>Put in {paper}, then scan Confirm</translation>
    </message>
    <message>
        <source>放入{paper}，扫它的条码</source>
        <translation>Put in {paper}; scan its barcode</translation>
    </message>
    <message>
        <source>放入合格证，扫证上条码</source>
        <translation>Put in the certificate; scan its barcode</translation>
    </message>
    <message>
        <source>放入待收 {place}：请扫产品标签</source>
        <translation>Put at {place} awaiting papers: scan the product label</translation>
    </message>
    <message>
        <source>放入待收区</source>
        <translation>Put in awaiting area</translation>
    </message>
    <message>
        <source>放入第 {n} 箱装箱单，扫单上条码</source>
        <translation>Put in the packing list of box {n}; scan its barcode</translation>
    </message>
    <message>
        <source>放入装箱单</source>
        <translation>Put list in</translation>
    </message>
    <message>
        <source>放到 {place}，扫「打印」入库</source>
        <translation>Bring to {place}, then scan Print to stock in</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>放行出门</source>
        <translation>Release at gate</translation>
    </message>
    <message>
        <source>放行类别</source>
        <translation>Release kind</translation>
    </message>
    <message>
        <source>放载具</source>
        <translation>Put on carrier</translation>
    </message>
    <message>
        <source>放错了装箱单，请换成本箱的</source>
        <translation>Wrong packing list: take the one of this box</translation>
    </message>
    <message>
        <source>放错了资料：这是{product}的{paper}</source>
        <translation>Wrong paper: this is {paper} of {product}</translation>
    </message>
    <message>
        <source>放错库位</source>
        <translation>Put in the wrong place</translation>
    </message>
    <message>
        <source>放错装箱单</source>
        <translation>Wrong packing list</translation>
    </message>
    <message>
        <source>放错资料</source>
        <translation>Wrong paper</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>数据库不通，车次查不到：先记在纸上，恢复后补登记</source>
        <translation>Database unreachable, trips cannot be looked up: write it on paper first, gate in later</translation>
    </message>
    <message>
        <source>数据库和程序版本不同，本岗单独核验，请更新程序</source>
        <translation>Database and program versions differ; this gate checks on its own. Update the program</translation>
    </message>
    <message>
        <source>数据库拒绝了这次修改：{why}</source>
        <translation>The database refused this change: {why}</translation>
    </message>
    <message>
        <source>数据库没有及时回答</source>
        <translation>The database did not answer in time</translation>
    </message>
    <message>
        <source>数据库现在只能读，不能写</source>
        <translation>The database can be read but not written</translation>
    </message>
    <message>
        <source>数据库里的根密钥不是这台电脑登记的那一个，不能签字。请马上告诉系统管理员</source>
        <translation>The root key in the database is not the one this computer is enrolled with; no signing. Tell the system administrator at once</translation>
    </message>
    <message>
        <source>数据库里的签字名单不是本厂根密钥签的，不能用。请马上告诉系统管理员</source>
        <translation>The trust list in the database is not signed by this site&apos;s root key and cannot be used. Tell the system administrator at once</translation>
    </message>
    <message>
        <source>数据库里的签字名单是第 {number} 号，这台电脑已见过第 {seen} 号：名单是旧的，不能用，须重新发布</source>
        <translation>The trust list in the database is no. {number}, but this computer has seen no. {seen}: it is old and cannot be used; publish it again</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>数量 {n} 作罢</source>
        <translation>Quantity {n} dropped</translation>
    </message>
    <message>
        <source>数量 {n}，接着扫批号标签</source>
        <translation>Quantity {n}; now scan the lot label</translation>
    </message>
    <message>
        <source>数量 {n}：请扫包装物码</source>
        <translation>Quantity {n}: scan the packaging code</translation>
    </message>
    <message>
        <source>数量 {n}：请扫批号</source>
        <translation>Quantity {n}: scan the lot number</translation>
    </message>
    <message>
        <source>数量不对</source>
        <translation>Wrong quantity</translation>
    </message>
    <message>
        <source>数量已清空</source>
        <translation>Quantity cleared</translation>
    </message>
    <message>
        <source>数量是否明确</source>
        <translation>Is the quantity clear</translation>
    </message>
    <message>
        <source>数量要在 1 到 99999 之间</source>
        <translation>Quantity must be between 1 and 99999</translation>
    </message>
    <message>
        <source>数量要在 1 到 {most} 之间</source>
        <translation>The quantity must be 1 to {most}</translation>
    </message>
    <message>
        <source>数量要大于零</source>
        <translation>The quantity must be above zero</translation>
    </message>
    <message>
        <source>数量要是整数</source>
        <translation>The quantity must be a whole number</translation>
    </message>
    <message>
        <source>数量超出清单，请重新点数</source>
        <translation>More than the list says, please count again</translation>
    </message>
    <message>
        <source>整包 {n} {unit}：{name}请逐台扫序列号</source>
        <translation>Pack of {n} {unit}: scan each serial of {name}</translation>
    </message>
    <message>
        <source>整包 {n} {unit}：请扫批号</source>
        <translation>Pack of {n} {unit}: scan the lot number</translation>
    </message>
    <message>
        <source>整包还没扫批号，先扫它的批号，或扫「撤销」作罢</source>
        <translation>The pack still needs its lot number: scan it, or scan Undo</translation>
    </message>
    <message>
        <source>整改结果</source>
        <translation>Result of action</translation>
    </message>
    <message>
        <source>整改项</source>
        <translation>Action item</translation>
    </message>
    <message>
        <source>整箱不拆</source>
        <translation>Box is not broken up</translation>
    </message>
    <message>
        <source>整部门评审通过</source>
        <translation>Pass all</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>文件名称</source>
        <translation>Document name</translation>
    </message>
    <message>
        <source>文件太大：{size} 字节，最多 {most} 字节</source>
        <translation>File too large: {size} bytes, at most {most} bytes</translation>
    </message>
    <message>
        <source>文件是空的，或超过 {most} MB</source>
        <translation>The file is empty or larger than {most} MB</translation>
    </message>
    <message>
        <source>文件编号</source>
        <translation>Document no.</translation>
    </message>
    <message>
        <source>文件解开后太大，不像一张单据表，没有读</source>
        <translation>Unpacked, the file is too large for a table of orders; not read</translation>
    </message>
    <message>
        <source>文件读不了：{why}</source>
        <translation>The file cannot be read: {why}</translation>
    </message>
    <message>
        <source>文件超过 {most} MB，请分成几份</source>
        <translation>The file exceeds {most} MB; split it up</translation>
    </message>
    <message>
        <source>文件里没有表格</source>
        <translation>The file holds no table</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>文字编码认不出，请另存为 UTF-8</source>
        <translation>Text encoding unknown; save it as UTF-8</translation>
    </message>
    <message>
        <source>文本表格坏了，读不下去</source>
        <translation>The text table is damaged and cannot be read</translation>
    </message>
    <message>
        <source>文档版本</source>
        <translation>Document version</translation>
    </message>
    <message>
        <source>斑马 Zebra、讯宝 Symbol</source>
        <translation>Zebra, Symbol</translation>
    </message>
    <message>
        <source>断网时只有门卫能登录，没有这个门卫：{who}</source>
        <translation>Offline only guards can sign in; no such guard: {who}</translation>
    </message>
    <message>
        <source>断网核验：{since} 以后的作废、挂失和改装车查不到</source>
        <translation>Offline check: voids, lost passes and load changes after {since} are unknown</translation>
    </message>
    <message>
        <source>新 PIN 要和别人给的不一样</source>
        <translation>The new PIN must differ from the one you were given</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>新增密钥：{name} {key}，到 {until}</source>
        <translation>New key: {name} {key}, until {until}</translation>
    </message>
    <message>
        <source>新增签字权限：{what}</source>
        <translation>New signing right: {what}</translation>
    </message>
    <message>
        <source>新大陆 Newland</source>
        <translation>Newland</translation>
    </message>
    <message>
        <source>新库区 {zone} 要写用途和储存环境</source>
        <translation>New zone {zone} needs a use and a storage environment</translation>
    </message>
    <message>
        <source>新建盘点</source>
        <translation>New stock count</translation>
    </message>
    <message>
        <source>新旧密钥最多并用 60 天</source>
        <translation>Old and new keys overlap by 60 days at most</translation>
    </message>
    <message>
        <source>新旧并用天数</source>
        <translation>Overlap days</translation>
    </message>
    <message>
        <source>新有效期</source>
        <translation>New valid-until date</translation>
    </message>
    <message>
        <source>新有效期不能早于今天，也不能早于原有效期 {day}</source>
        <translation>The new date cannot be before today or before the old one, {day}</translation>
    </message>
    <message>
        <source>新有效期不能晚于失效期：{identity}</source>
        <translation>The new date cannot be after the expiry date: {identity}</translation>
    </message>
    <message>
        <source>新标签扫回</source>
        <translation>New label scanned back</translation>
    </message>
    <message>
        <source>新版包装要求 {revision}</source>
        <translation>New packing requirement {revision}</translation>
    </message>
    <message>
        <source>新版包装要求 {revision} 版：{product}，{n} 人已确认</source>
        <translation>New packing requirement, rev. {revision}: {product}, confirmed by {n}</translation>
    </message>
    <message>
        <source>新版包装要求未确认：{drawing} {revision}，到装箱核对台扫产品看改动</source>
        <translation>New packing requirement not confirmed: {drawing} {revision}; scan the product at the bench to see what changed</translation>
    </message>
    <message>
        <source>新的交货日期要晚于承诺日 {day}，且不早于今天</source>
        <translation>The new due date must be after the promised {day} and not before today</translation>
    </message>
    <message>
        <source>新的装车日不能早于今天</source>
        <translation>The new loading day cannot be before today</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Solution</translation>
    </message>
    <message>
        <source>方案告知</source>
        <translation>Solution told</translation>
    </message>
    <message>
        <source>方案已告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>方案里不认识的项没有看：{keys}</source>
        <translation>Unknown keys in the plan were ignored: {keys}</translation>
    </message>
    <message>
        <source>无书面需求文档，项目类订单不得下达</source>
        <translation>No written requirement; a project order cannot be released</translation>
    </message>
    <message>
        <source>无入库单，不能开发货单</source>
        <translation>No goods receipt; no dispatch order</translation>
    </message>
    <message>
        <source>无出门证，不得放行</source>
        <translation>No gate pass; no release</translation>
    </message>
    <message>
        <source>无有效包装要求：{product}</source>
        <translation>No valid packing requirement: {product}</translation>
    </message>
    <message>
        <source>无权查看保密信息</source>
        <translation>Not permitted to see confidential data</translation>
    </message>
    <message>
        <source>无污染</source>
        <translation>No contamination</translation>
    </message>
    <message>
        <source>无虫鼠害</source>
        <translation>No insects or rodents</translation>
    </message>
    <message>
        <source>无车</source>
        <translation>No vehicle</translation>
    </message>
    <message>
        <source>无车：{kind}，{time} 要装</source>
        <translation>No vehicle: {kind}, loading at {time}</translation>
    </message>
    <message>
        <source>无通知单</source>
        <translation>No notice</translation>
    </message>
    <message>
        <source>无领料单，不得发料</source>
        <translation>No requisition; no issue</translation>
    </message>
    <message>
        <source>日期不能在今天之后</source>
        <translation>The date cannot be after today</translation>
    </message>
    <message>
        <source>日期写成 2026-11-23 的样子：{given}</source>
        <translation>Write the date like 2026-11-23: {given}</translation>
    </message>
    <message>
        <source>日期写成 2026-11-23 的样子：{words}</source>
        <translation>Write the date like 2026-11-23: {words}</translation>
    </message>
    <message>
        <source>日期写成 2026-11-26 这样，年份要四位</source>
        <translation>Write the date like 2026-11-26, with a four-digit year</translation>
    </message>
    <message>
        <source>日期写成 2026-12-31 这样</source>
        <translation>Write the date like 2026-12-31</translation>
    </message>
    <message>
        <source>日期要写成 2026-11-26：{text}</source>
        <translation>Write the date like 2026-11-26: {text}</translation>
    </message>
    <message>
        <source>早于生产日期 {day}</source>
        <translation>Before the production date {day}</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>时钟异常</source>
        <translation>Clock fault</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>时间不能在以后</source>
        <translation>The time cannot be in the future</translation>
    </message>
    <message>
        <source>时间写成 08:00：{text}</source>
        <translation>Write the time like 08:00: {text}</translation>
    </message>
    <message>
        <source>时间读不懂，应如 2026-11-23 10:00：{given}</source>
        <translation>The time cannot be read; write it like 2026-11-23 10:00: {given}</translation>
    </message>
    <message>
        <source>易碎</source>
        <translation>Fragile</translation>
    </message>
    <message>
        <source>易碎品没有缓冲</source>
        <translation>Fragile, no cushion</translation>
    </message>
    <message>
        <source>易碎品缺防震材料</source>
        <translation>Fragile goods lack cushioning</translation>
    </message>
    <message>
        <source>易碎品缺防震材料：{materials}</source>
        <translation>Fragile goods lack cushioning: {materials}</translation>
    </message>
    <message>
        <source>易碎在上</source>
        <translation>Fragile on top</translation>
    </message>
    <message>
        <source>易碎货品：{what}</source>
        <translation>Fragile goods: {what}</translation>
    </message>
    <message>
        <source>星期写成 1-5 或 1,3,5：{text}</source>
        <translation>Write weekdays like 1-5 or 1,3,5: {text}</translation>
    </message>
    <message>
        <source>星期要写成 1-5 或 6,7，1 是星期一：{text}</source>
        <translation>Write weekdays like 1-5 or 6,7, 1 is Monday: {text}</translation>
    </message>
    <message>
        <source>是否合法合规</source>
        <translation>Is it lawful and compliant</translation>
    </message>
    <message>
        <source>晚于交期</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>晚于约定日期到货，请选原因</source>
        <translation>Arrived later than agreed; choose the cause</translation>
    </message>
    <message>
        <source>晚到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>晚点</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>普通货物，公路运输</source>
        <translation>General goods, by road</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>更改承运商档案</source>
        <translation>Change carrier file</translation>
    </message>
    <message>
        <source>更正入厂车牌</source>
        <translation>Correct gate-in plate</translation>
    </message>
    <message>
        <source>更正车次车牌</source>
        <translation>Correct trip plate</translation>
    </message>
    <message>
        <source>曾报丢失</source>
        <translation>Was reported lost</translation>
    </message>
    <message>
        <source>替代</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>最低库存</source>
        <translation>Minimum stock</translation>
    </message>
    <message>
        <source>最低温度不能高于最高温度，湿度上限要填</source>
        <translation>The lowest temperature cannot exceed the highest, and the upper humidity limit is needed</translation>
    </message>
    <message>
        <source>最后看到</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>最多延长</source>
        <translation>Extend at most</translation>
    </message>
    <message>
        <source>最多箱数要在 1 到 {most} 之间</source>
        <translation>Max. boxes must be between 1 and {most}</translation>
    </message>
    <message>
        <source>最大堆码层数</source>
        <translation>Max. stack layers</translation>
    </message>
    <message>
        <source>最大载重 g</source>
        <translation>Max. load g</translation>
    </message>
    <message>
        <source>最大载重（g）</source>
        <translation>Max. load (g)</translation>
    </message>
    <message>
        <source>最长 {days} 天，到期再续</source>
        <translation>{days} days at most; extend when due</translation>
    </message>
    <message>
        <source>月度运费清单</source>
        <translation>Monthly freight list</translation>
    </message>
    <message>
        <source>有 {n} 个产品叫这个，请写编码</source>
        <translation>{n} products have this name; give the code</translation>
    </message>
    <message>
        <source>有 {n} 张盘点表，先选一张，或扫它的条码</source>
        <translation>There are {n} count sheets; choose one, or scan its barcode</translation>
    </message>
    <message>
        <source>有一格超过 {most} 字</source>
        <translation>A cell exceeds {most} characters</translation>
    </message>
    <message>
        <source>有保留验收</source>
        <translation>With remarks</translation>
    </message>
    <message>
        <source>有保留验收或拒收要写明原因</source>
        <translation>Acceptance with remarks or rejection needs a reason</translation>
    </message>
    <message>
        <source>有保质期</source>
        <translation>Has a shelf life</translation>
    </message>
    <message>
        <source>有几张订单叫这个号，请写本系统的订单号</source>
        <translation>Several orders have this no.; give this system&apos;s order no.</translation>
    </message>
    <message>
        <source>有差异</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>有差异的库位须先复盘：还有 {n} 个</source>
        <translation>Places that differ must be recounted first: {n} left</translation>
    </message>
    <message>
        <source>有异议</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>有承重限制，但 {count} 种货物没有重量，按 0 计：{ids}</source>
        <translation>There is a load limit, but {count} goods have no weight and count as 0: {ids}</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>有效期不能在开始之前结束，考核日不能在开始之后</source>
        <translation>Validity cannot end before it begins, nor the exam come after its start</translation>
    </message>
    <message>
        <source>有效期已过：{day}</source>
        <translation>Validity over: {day}</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>有效至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>有无保质期</source>
        <translation>Shelf life, yes or no</translation>
    </message>
    <message>
        <source>有歧义</source>
        <translation>Ambiguous</translation>
    </message>
    <message>
        <source>有的序列号或批号刚被别人建了，一行也没有导入，请再试导</source>
        <translation>Someone else just created some of these serials or lots; nothing imported, please try again</translation>
    </message>
    <message>
        <source>服务单</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>服务单 {number} 已经确认，不能再改级别</source>
        <translation>Service case {number} is confirmed; its level is fixed</translation>
    </message>
    <message>
        <source>服务单 {number} 现在是「{old}」，不能改为「{new}」</source>
        <translation>Service case {number} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>服务单关闭</source>
        <translation>Service case closed</translation>
    </message>
    <message>
        <source>服务单待解决：{customer}</source>
        <translation>Service case to solve: {customer}</translation>
    </message>
    <message>
        <source>服务单登记</source>
        <translation>Service case registered</translation>
    </message>
    <message>
        <source>期初</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>期初入库</source>
        <translation>Opening stock-in</translation>
    </message>
    <message>
        <source>期初库存</source>
        <translation>Opening stock</translation>
    </message>
    <message>
        <source>木制包装箱</source>
        <translation>Wooden case</translation>
    </message>
    <message>
        <source>未下结论</source>
        <translation>No verdict yet</translation>
    </message>
    <message>
        <source>未与客户确认交付完成</source>
        <translation>Completion not confirmed with the customer</translation>
    </message>
    <message>
        <source>未了异议</source>
        <translation>Open claims</translation>
    </message>
    <message>
        <source>未做</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>未出门</source>
        <translation>Not left</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not arrived</translation>
    </message>
    <message>
        <source>未到开始时间</source>
        <translation>Before the start time</translation>
    </message>
    <message>
        <source>未办入库</source>
        <translation>Not stocked in</translation>
    </message>
    <message>
        <source>未向客户确认</source>
        <translation>Not confirmed with the customer</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not filled</translation>
    </message>
    <message>
        <source>未填实收的行</source>
        <translation>Lines without received quantity</translation>
    </message>
    <message>
        <source>未处置</source>
        <translation>Not disposed</translation>
    </message>
    <message>
        <source>未定的</source>
        <translation>Open points</translation>
    </message>
    <message>
        <source>未封柜</source>
        <translation>Container not sealed</translation>
    </message>
    <message>
        <source>未按装柜图次序</source>
        <translation>Not in load-plan order</translation>
    </message>
    <message>
        <source>未授权装箱：{name}没有有效的装箱资格</source>
        <translation>Not authorised: {name} has no valid packing qualification</translation>
    </message>
    <message>
        <source>未排发货单</source>
        <translation>No dispatch order planned</translation>
    </message>
    <message>
        <source>未排车</source>
        <translation>No trip</translation>
    </message>
    <message>
        <source>未提货</source>
        <translation>Not picked</translation>
    </message>
    <message>
        <source>未提货，不能开出门证</source>
        <translation>Not picked; no gate pass</translation>
    </message>
    <message>
        <source>未放入</source>
        <translation>Not put in</translation>
    </message>
    <message>
        <source>未检验合格</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>未检验合格，不得入库</source>
        <translation>Not passed inspection; no stock-in</translation>
    </message>
    <message>
        <source>未检验合格，不得出具合格证</source>
        <translation>Not passed inspection; no certificate</translation>
    </message>
    <message>
        <source>未检验合格，不得包装</source>
        <translation>Not passed inspection; no packing</translation>
    </message>
    <message>
        <source>未检验合格，不得包装：{identity}</source>
        <translation>Not passed inspection; no packing: {identity}</translation>
    </message>
    <message>
        <source>未用</source>
        <translation>Unused</translation>
    </message>
    <message>
        <source>未登录，这次扫描没有计入，请先扫工牌</source>
        <translation>Not signed in; this scan does not count. Scan your badge first</translation>
    </message>
    <message>
        <source>未盘</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>未确认包装牢固、无破损</source>
        <translation>Firm and undamaged packing not confirmed</translation>
    </message>
    <message>
        <source>未签收</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>未经评审不得签订合同</source>
        <translation>No contract without review</translation>
    </message>
    <message>
        <source>未装完</source>
        <translation>Not fully loaded</translation>
    </message>
    <message>
        <source>未装车</source>
        <translation>Not loaded</translation>
    </message>
    <message>
        <source>未装：{id} {copies} 箱，{why}</source>
        <translation>Left out: {id} {copies} boxes, {why}</translation>
    </message>
    <message>
        <source>未装：还有 {kinds} 种 {copies} 箱，见输出文件</source>
        <translation>Left out: {kinds} more kinds, {copies} boxes; see the output file</translation>
    </message>
    <message>
        <source>未计入</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>未计入：先扫「确认」，再扫这一件</source>
        <translation>Not counted: scan Confirm first, then this item</translation>
    </message>
    <message>
        <source>未计入：先给{purpose}原因，或扫「撤销」作罢</source>
        <translation>Not counted: give the reason first ({purpose}), or scan Undo</translation>
    </message>
    <message>
        <source>未评级</source>
        <translation>Not graded</translation>
    </message>
    <message>
        <source>未通知</source>
        <translation>Not notified</translation>
    </message>
    <message>
        <source>未通过的</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>未验车</source>
        <translation>Vehicle not checked</translation>
    </message>
    <message>
        <source>末号</source>
        <translation>Last no.</translation>
    </message>
    <message>
        <source>本人不再能签</source>
        <translation>Owner can no longer sign</translation>
    </message>
    <message>
        <source>本单</source>
        <translation>This order</translation>
    </message>
    <message>
        <source>本单分 {n} 箱装</source>
        <translation>Boxes for this order: {n}</translation>
    </message>
    <message>
        <source>本单已包装完，扫下一张单</source>
        <translation>This paper is packed; scan the next</translation>
    </message>
    <message>
        <source>本单已装完，不用再拿包装</source>
        <translation>This order is packed; no more packaging needed</translation>
    </message>
    <message>
        <source>本单已装完，扫下一张发货单</source>
        <translation>This order is packed; scan the next dispatch order</translation>
    </message>
    <message>
        <source>本单要</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>本厂没有启用预签</source>
        <translation>Signing ahead is not in use at this site</translation>
    </message>
    <message>
        <source>本岗</source>
        <translation>This gate</translation>
    </message>
    <message>
        <source>本岗没有签字人名单，验不了真伪，不得放行</source>
        <translation>This gate has no list of signers and cannot prove passes; no release</translation>
    </message>
    <message>
        <source>本工位标签机</source>
        <translation>This station&apos;s printer</translation>
    </message>
    <message>
        <source>本机时间</source>
        <translation>This computer&apos;s time</translation>
    </message>
    <message>
        <source>本机时间倒退了，验不了有效期，请校准时间</source>
        <translation>This computer&apos;s clock went back, validity cannot be checked; set the clock</translation>
    </message>
    <message>
        <source>本机时间往前跳了 {minutes} 分钟，请核对时间</source>
        <translation>This computer&apos;s clock jumped ahead {minutes} min; check the time</translation>
    </message>
    <message>
        <source>本机时间比服务器快 {minutes} 分钟，请校准时间</source>
        <translation>This computer is {minutes} min ahead of the server; set the clock</translation>
    </message>
    <message>
        <source>本机时间比服务器慢 {minutes} 分钟，请校准时间</source>
        <translation>This computer is {minutes} min behind the server; set the clock</translation>
    </message>
    <message>
        <source>本机设置文件写不了：{file}（{why}）</source>
        <translation>Cannot write the local settings file: {file} ({why})</translation>
    </message>
    <message>
        <source>本机设置文件读不了：{file}（{why}）</source>
        <translation>Cannot read the local settings file: {file} ({why})</translation>
    </message>
    <message>
        <source>本机设置文件里「{key}」的值不对：{value}</source>
        <translation>Wrong value of “{key}” in the local settings file: {value}</translation>
    </message>
    <message>
        <source>本机设置文件里有不认识的项：{keys}</source>
        <translation>Unknown entries in the local settings file: {keys}</translation>
    </message>
    <message>
        <source>本机还没有签字名单，签了门岗也不认</source>
        <translation>This computer has no trust list yet; the gate would not accept the signature</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>本次的失效期</source>
        <translation>Expiry date this time</translation>
    </message>
    <message>
        <source>本箱的</source>
        <translation>This box&apos;s</translation>
    </message>
    <message>
        <source>本系统任务单号</source>
        <translation>Task order no. here</translation>
    </message>
    <message>
        <source>本车只按装柜图次序装，还没有有效的装柜图：先在「装柜图」算一张</source>
        <translation>This trip loads in plan order only and has no valid load plan: calculate one under Load plan first</translation>
    </message>
    <message>
        <source>机柜保护套</source>
        <translation>Cabinet cover</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>条码</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>条码内容读不出，请再扫一次</source>
        <translation>Barcode content unreadable; scan again</translation>
    </message>
    <message>
        <source>条码太长，不是本公司的码</source>
        <translation>Barcode too long; not one of ours</translation>
    </message>
    <message>
        <source>条码太长，标签上放不下：{data}</source>
        <translation>Barcode too long for the label: {data}</translation>
    </message>
    <message>
        <source>条码校验位不对，请再扫一次</source>
        <translation>Wrong check digit; scan again</translation>
    </message>
    <message>
        <source>条码里有不允许的字符 {character}</source>
        <translation>Character not allowed in the barcode: {character}</translation>
    </message>
    <message>
        <source>条码里有冒充字母或数字的字符 {character}</source>
        <translation>Character posing as a letter or digit in the barcode: {character}</translation>
    </message>
    <message>
        <source>条码里有控制字符 {character}</source>
        <translation>Control character in the barcode: {character}</translation>
    </message>
    <message>
        <source>来信</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>来料待检，检验合格前不得入库、发料：{lot}</source>
        <translation>Incoming goods to inspect; no stock-in or issue until they pass: {lot}</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>来车不是报来的那辆：销售改报来人车辆后重新交接</source>
        <translation>Not the vehicle named: Sales changes person or vehicle, then hand over again</translation>
    </message>
    <message>
        <source>枪和本机的波特率、字符格式要一致：端口写成 端口?baud=115200&amp;format=8N1</source>
        <translation>Scanner and PC must agree on baud rate and character format: write the port as port?baud=115200&amp;format=8N1</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>柜号/封签</source>
        <translation>Container/seal</translation>
    </message>
    <message>
        <source>柜号与预约不符</source>
        <translation>Container differs from the booking</translation>
    </message>
    <message>
        <source>柜号校验位不对：末位应是 {digit}，请再看一遍</source>
        <translation>Container check digit wrong: the last should be {digit}; look again</translation>
    </message>
    <message>
        <source>柜号要四个字母、七个数字</source>
        <translation>A container no. is four letters and seven digits</translation>
    </message>
    <message>
        <source>查完扫「确认」装完；要拿出先扫「取出」</source>
        <translation>When looked through, scan Confirm to close it; to take something out scan Take out first</translation>
    </message>
    <message>
        <source>标准编号</source>
        <translation>Standard no.</translation>
    </message>
    <message>
        <source>标志</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>标签上印不出这个字符：{chars}</source>
        <translation>Characters the label cannot print: {chars}</translation>
    </message>
    <message>
        <source>标签上放不下：{text}</source>
        <translation>Does not fit on the label: {text}</translation>
    </message>
    <message>
        <source>标签上的产品</source>
        <translation>Product on label</translation>
    </message>
    <message>
        <source>标签上的批号</source>
        <translation>Lot no. on label</translation>
    </message>
    <message>
        <source>标签上的有效期</source>
        <translation>Expiry on label</translation>
    </message>
    <message>
        <source>标签上的生产日期</source>
        <translation>Made on, by label</translation>
    </message>
    <message>
        <source>标签不属于这张单据，不得入库：{identity}</source>
        <translation>The label does not belong to this paper; no stock-in: {identity}</translation>
    </message>
    <message>
        <source>标签与货品不符，请拿出来核实</source>
        <translation>Label and goods differ; take it out and check</translation>
    </message>
    <message>
        <source>标签作废</source>
        <translation>Label voided</translation>
    </message>
    <message>
        <source>标签回扫</source>
        <translation>Scan back</translation>
    </message>
    <message>
        <source>标签在等打印机：{fault}，{then}自动打印</source>
        <translation>Label waits, {fault}: it prints {then}</translation>
    </message>
    <message>
        <source>标签存档</source>
        <translation>Label archive</translation>
    </message>
    <message>
        <source>标签已作废</source>
        <translation>Label void</translation>
    </message>
    <message>
        <source>标签已在打印机里：{fault}，{then}接着打；不等就扫「重打」</source>
        <translation>Label is in the printer, {fault}: it goes on {then}; not to wait, scan Reprint</translation>
    </message>
    <message>
        <source>标签已扫到</source>
        <translation>Label scanned</translation>
    </message>
    <message>
        <source>标签已送去打印，贴好后扫标签；读不出请扫「重打」</source>
        <translation>Label printing; stick it on and scan it. If unreadable, scan Reprint</translation>
    </message>
    <message>
        <source>标签已送去打印，重量不能再改</source>
        <translation>The label is being printed; the weight is fixed</translation>
    </message>
    <message>
        <source>标签打印机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>标签改由「{name}」打印</source>
        <translation>Labels now print on “{name}”</translation>
    </message>
    <message>
        <source>标签改由「{name}」打印，在等的 {n} 张转过去</source>
        <translation>Labels now print on “{name}”; waiting ones moved: {n}</translation>
    </message>
    <message>
        <source>标签改由「{name}」打印，在等的 {n} 张转过去；结果不明的 {m} 张不转</source>
        <translation>Labels now print on “{name}”; waiting ones moved: {n}; outcome unknown, not moved: {m}</translation>
    </message>
    <message>
        <source>标签改由「{name}」打印；结果不明的 {m} 张不转</source>
        <translation>Labels now print on “{name}”; outcome unknown, not moved: {m}</translation>
    </message>
    <message>
        <source>标签数据里同一项写了两次</source>
        <translation>The label data holds an entry twice</translation>
    </message>
    <message>
        <source>标签数据里有不认识的项：{keys}</source>
        <translation>Unknown entries in the label data: {keys}</translation>
    </message>
    <message>
        <source>标签数量</source>
        <translation>Quantity on label</translation>
    </message>
    <message>
        <source>标签本来就由「{name}」打印</source>
        <translation>Labels print on “{name}” already</translation>
    </message>
    <message>
        <source>标签机</source>
        <translation>Label printer</translation>
    </message>
    <message>
        <source>标签机中文字体</source>
        <translation>Printer&apos;s Chinese font</translation>
    </message>
    <message>
        <source>标签机分辨率只能是 203 或 300 dpi：{dpi}</source>
        <translation>Label printer resolution must be 203 or 300 dpi: {dpi}</translation>
    </message>
    <message>
        <source>标签机分辨率（dpi）</source>
        <translation>Printer resolution (dpi)</translation>
    </message>
    <message>
        <source>标签机字体名无效：{font}</source>
        <translation>Invalid printer font name: {font}</translation>
    </message>
    <message>
        <source>标签机码</source>
        <translation>Printer codes</translation>
    </message>
    <message>
        <source>标签机编号只能用大写字母、数字和 . _ -，且不能是 OWN：{key}</source>
        <translation>A label printer&apos;s number takes capitals, digits and . _ -, and may not be OWN: {key}</translation>
    </message>
    <message>
        <source>标签机要有名称</source>
        <translation>A label printer needs a name</translation>
    </message>
    <message>
        <source>标签要素缺失：{fields}</source>
        <translation>Label lacks: {fields}</translation>
    </message>
    <message>
        <source>标签贴错或已旧</source>
        <translation>Wrong or old label</translation>
    </message>
    <message>
        <source>标签重打</source>
        <translation>Label reprint</translation>
    </message>
    <message>
        <source>标签错误</source>
        <translation>Wrong label</translation>
    </message>
    <message>
        <source>标识失效</source>
        <translation>Marks lost</translation>
    </message>
    <message>
        <source>标识失效：{seen}</source>
        <translation>Marking lost: {seen}</translation>
    </message>
    <message>
        <source>校准日期不能在今天或有效期之后</source>
        <translation>The calibration date cannot be after today or after the valid-until date</translation>
    </message>
    <message>
        <source>校准有效至</source>
        <translation>Calibrated until</translation>
    </message>
    <message>
        <source>样品/借用</source>
        <translation>Sample/loan</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>核对不符</source>
        <translation>Check differs</translation>
    </message>
    <message>
        <source>核对不符{why}</source>
        <translation>Check differs{why}</translation>
    </message>
    <message>
        <source>核对不符（{reason}）：第 {n} 箱已开箱，请重装</source>
        <translation>Check differs ({reason}): box {n} is open again, please repack</translation>
    </message>
    <message>
        <source>核对人与装箱人不能为同一人</source>
        <translation>The checker cannot be the packer</translation>
    </message>
    <message>
        <source>核对人扫工牌，再逐件扫</source>
        <translation>The checker scans a badge, then each item</translation>
    </message>
    <message>
        <source>核对人扫工牌，点数键入按 ×，再扫批号</source>
        <translation>The checker scans a badge, keys the count, presses ×, scans the lot</translation>
    </message>
    <message>
        <source>核对备货</source>
        <translation>Staging check</translation>
    </message>
    <message>
        <source>核对备货：再扫 {left} 箱，下一箱第 {n} 箱；缺箱按 F7</source>
        <translation>Staging check: {left} to go, next box {n}; F7 if a box is missing</translation>
    </message>
    <message>
        <source>核对快过手：第 {n} 箱 {pieces} 件，用时 {seconds} 秒</source>
        <translation>Check too fast: box {n}, {pieces} pieces in {seconds} s</translation>
    </message>
    <message>
        <source>核对数</source>
        <translation>Checked quantity</translation>
    </message>
    <message>
        <source>核对第 {n} 箱</source>
        <translation>Check box {n}</translation>
    </message>
    <message>
        <source>核对：再扫 {n} 件</source>
        <translation>Check: scan {n} more</translation>
    </message>
    <message>
        <source>核对：点{name}，键入数量按 ×，再扫批号</source>
        <translation>Check: count {name}, key it, press ×, scan the lot</translation>
    </message>
    <message>
        <source>根密钥</source>
        <translation>Root key</translation>
    </message>
    <message>
        <source>根密钥口令错</source>
        <translation>Wrong root key passphrase</translation>
    </message>
    <message>
        <source>根密钥持有人</source>
        <translation>Root key holders</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>检查库区</source>
        <translation>Check zone</translation>
    </message>
    <message>
        <source>检查消防器材</source>
        <translation>Check fire equipment</translation>
    </message>
    <message>
        <source>检查项要逐项填写</source>
        <translation>Fill in every check item</translation>
    </message>
    <message>
        <source>检查齐了，请装配工扫「封箱」</source>
        <translation>All checked; the assembler scans Seal</translation>
    </message>
    <message>
        <source>检验</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>检验判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>检验单待判定：{product}</source>
        <translation>Inspection sheet to conclude: {product}</translation>
    </message>
    <message>
        <source>检验单拆分</source>
        <translation>Split inspection sheet</translation>
    </message>
    <message>
        <source>检验后曾退回或返工</source>
        <translation>Returned or reworked since the inspection</translation>
    </message>
    <message>
        <source>检验器具</source>
        <translation>Inspection instrument</translation>
    </message>
    <message>
        <source>检验有效期至</source>
        <translation>Inspection valid until</translation>
    </message>
    <message>
        <source>检验标准</source>
        <translation>Inspection standard</translation>
    </message>
    <message>
        <source>检验标准要有编号、版次、依据和项目，项目不多于 {most} 项</source>
        <translation>An inspection standard needs a number, revision, basis and items, at most {most} items</translation>
    </message>
    <message>
        <source>检验标记</source>
        <translation>Inspection mark</translation>
    </message>
    <message>
        <source>检验结论</source>
        <translation>Inspection verdict</translation>
    </message>
    <message>
        <source>检验至</source>
        <translation>Test until</translation>
    </message>
    <message>
        <source>检验项目</source>
        <translation>Inspection item</translation>
    </message>
    <message>
        <source>检验项目未填</source>
        <translation>Inspection items not filled</translation>
    </message>
    <message>
        <source>检验须包括外观、尺寸和性能，缺：{missing}</source>
        <translation>An inspection covers appearance, dimensions and performance; missing: {missing}</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>正在发送，稍等结果</source>
        <translation>Sending; the outcome follows</translation>
    </message>
    <message>
        <source>步行/快递</source>
        <translation>On foot/courier</translation>
    </message>
    <message>
        <source>步行/快递不能带货柜</source>
        <translation>On foot/courier cannot carry a container</translation>
    </message>
    <message>
        <source>步行/快递要填提货人和证件末四位（快递填电话）</source>
        <translation>On foot/courier needs pick-up person and ID last four (courier: phone)</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>步骤图只收 PNG 或 JPEG 图片：第 {no} 步</source>
        <translation>A step&apos;s picture must be PNG or JPEG: step {no}</translation>
    </message>
    <message>
        <source>每一行都要有名称、单位和大于零的数量</source>
        <translation>Every line needs a name, a unit and a quantity above zero</translation>
    </message>
    <message>
        <source>每位持有人要有自己的口令，不能相同</source>
        <translation>Each holder needs a passphrase of their own; they may not be the same</translation>
    </message>
    <message>
        <source>每包件数</source>
        <translation>Pieces per pack</translation>
    </message>
    <message>
        <source>每箱件数</source>
        <translation>Pieces per box</translation>
    </message>
    <message>
        <source>毛重</source>
        <translation>Gross</translation>
    </message>
    <message>
        <source>毛重 g</source>
        <translation>Gross weight g</translation>
    </message>
    <message>
        <source>毛重（g）</source>
        <translation>Gross weight (g)</translation>
    </message>
    <message>
        <source>民德 Mindeo</source>
        <translation>Mindeo</translation>
    </message>
    <message>
        <source>气泡膜包装袋</source>
        <translation>Bubble bag</translation>
    </message>
    <message>
        <source>水运</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>没扫到</source>
        <translation>Not scanned</translation>
    </message>
    <message>
        <source>没有 {size} 的标签，可选 {sizes}</source>
        <translation>No labels of {size}; choose from {sizes}</translation>
    </message>
    <message>
        <source>没有一部分不合格，不用分开</source>
        <translation>No part of it failed; no need to split</translation>
    </message>
    <message>
        <source>没有为本单提货</source>
        <translation>Not picked for this</translation>
    </message>
    <message>
        <source>没有包装要求</source>
        <translation>No packing requirement</translation>
    </message>
    <message>
        <source>没有印过这个号码的应急放行单，不得放行</source>
        <translation>No emergency release sheet with this number was printed; no release</translation>
    </message>
    <message>
        <source>没有可撤销的</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>没有可补足的行，请先扫包装物码</source>
        <translation>No line to fill up; scan a packaging code first</translation>
    </message>
    <message>
        <source>没有可选的车型或箱型</source>
        <translation>No vehicle or container type to choose</translation>
    </message>
    <message>
        <source>没有合格的检验</source>
        <translation>No passed inspection</translation>
    </message>
    <message>
        <source>没有在盘的库位</source>
        <translation>No place is being counted</translation>
    </message>
    <message>
        <source>没有按时扫到（{scan}）：{what}</source>
        <translation>Not scanned in time ({scan}): {what}</translation>
    </message>
    <message>
        <source>没有接标签机</source>
        <translation>No label printer connected</translation>
    </message>
    <message>
        <source>没有既稳当又合站序的位置</source>
        <translation>No place that is both stable and in stop order</translation>
    </message>
    <message>
        <source>没有月台「{dock}」</source>
        <translation>No dock “{dock}”</translation>
    </message>
    <message>
        <source>没有未盘的空库位</source>
        <translation>No uncounted empty places</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>No permission</translation>
    </message>
    <message>
        <source>没有权限打开 {port}</source>
        <translation>No permission to open {port}</translation>
    </message>
    <message>
        <source>没有标签机</source>
        <translation>No label printer</translation>
    </message>
    <message>
        <source>没有正在装的箱，不能少装</source>
        <translation>No box is being packed; nothing to pack short</translation>
    </message>
    <message>
        <source>没有称重</source>
        <translation>Not weighed</translation>
    </message>
    <message>
        <source>没有移</source>
        <translation>Nothing moved</translation>
    </message>
    <message>
        <source>没有等封箱的箱</source>
        <translation>No box waits for sealing</translation>
    </message>
    <message>
        <source>没有等核对的箱</source>
        <translation>No box waits for a check</translation>
    </message>
    <message>
        <source>没有等装箱单的箱</source>
        <translation>No box waits for a packing list</translation>
    </message>
    <message>
        <source>没有等资料的箱</source>
        <translation>No box waits for papers</translation>
    </message>
    <message>
        <source>没有结束符，当半码拒收</source>
        <translation>No terminator; refused as a partial code</translation>
    </message>
    <message>
        <source>没有装箱资格</source>
        <translation>Packer not qualified</translation>
    </message>
    <message>
        <source>没有要确认的</source>
        <translation>Nothing to confirm</translation>
    </message>
    <message>
        <source>没有要确认的防护</source>
        <translation>No protection to confirm</translation>
    </message>
    <message>
        <source>没有计入：先扫库位码</source>
        <translation>Not counted: scan a place code first</translation>
    </message>
    <message>
        <source>没有读全，请再扫一次</source>
        <translation>Not read in full; scan again</translation>
    </message>
    <message>
        <source>没有这一天</source>
        <translation>No such day</translation>
    </message>
    <message>
        <source>没有这个产品，请先在资料里建</source>
        <translation>No such product; create it in the Catalog first</translation>
    </message>
    <message>
        <source>没有这个人员：{who}</source>
        <translation>No such person: {who}</translation>
    </message>
    <message>
        <source>没有这个客户，请先导入客户</source>
        <translation>No such customer; import customers first</translation>
    </message>
    <message>
        <source>没有这个库位，请先导入库位</source>
        <translation>No such place; import the places first</translation>
    </message>
    <message>
        <source>没有这个库区或传感器：{given}</source>
        <translation>No such zone or sensor: {given}</translation>
    </message>
    <message>
        <source>没有这个库区：{given}</source>
        <translation>No such zone: {given}</translation>
    </message>
    <message>
        <source>没有这个时间：{given}</source>
        <translation>No such time: {given}</translation>
    </message>
    <message>
        <source>没有这个端口：{port}</source>
        <translation>No such port: {port}</translation>
    </message>
    <message>
        <source>没有这个贮运标志：{text}</source>
        <translation>No such handling mark: {text}</translation>
    </message>
    <message>
        <source>没有这张订单，请先导入订单</source>
        <translation>No such order; import orders first</translation>
    </message>
    <message>
        <source>没有这种搬运方式：{key}</source>
        <translation>No such way of handling: {key}</translation>
    </message>
    <message>
        <source>没有：只认得本公司的码</source>
        <translation>None: only our own codes are known</translation>
    </message>
    <message>
        <source>没装齐，或装箱单未放入</source>
        <translation>Box or list incomplete</translation>
    </message>
    <message>
        <source>沾污</source>
        <translation>Soiled</translation>
    </message>
    <message>
        <source>注意事项</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>测量范围</source>
        <translation>Measuring range</translation>
    </message>
    <message>
        <source>消防器材</source>
        <translation>Fire equipment</translation>
    </message>
    <message>
        <source>消防器材待检查或有问题：{n} 件</source>
        <translation>Fire equipment to check or with problems: {n}</translation>
    </message>
    <message>
        <source>消防设施齐全</source>
        <translation>Fire equipment complete</translation>
    </message>
    <message>
        <source>添根密钥持有人</source>
        <translation>Add root key holder</translation>
    </message>
    <message>
        <source>清单还差 {missing} 件，不能封箱；少装须物流科长批准</source>
        <translation>{missing} short of the list; the box cannot be sealed. Packing short needs the logistics head&apos;s approval</translation>
    </message>
    <message>
        <source>清掉枪里的前缀和厂家自己的条码类型字母（Code ID），改开 AIM ID</source>
        <translation>Clear the scanner&apos;s prefix and the maker&apos;s own symbology letter (Code ID); switch on the AIM ID instead</translation>
    </message>
    <message>
        <source>清掉枪里的后缀，只留 CR（回车）</source>
        <translation>Clear the scanner&apos;s suffix; keep only CR (Enter)</translation>
    </message>
    <message>
        <source>清洁</source>
        <translation>Clean</translation>
    </message>
    <message>
        <source>清理后</source>
        <translation>once cleared</translation>
    </message>
    <message>
        <source>清空打印队列</source>
        <translation>Emptied the print queue</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>温度</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>温度超限</source>
        <translation>Temperature out of limits</translation>
    </message>
    <message>
        <source>温湿度</source>
        <translation>Climate</translation>
    </message>
    <message>
        <source>温湿度传感器端口</source>
        <translation>Climate sensor port</translation>
    </message>
    <message>
        <source>温湿度受控的货品要用{kinds}</source>
        <translation>Climate-controlled goods need {kinds}</translation>
    </message>
    <message>
        <source>温湿度缺抄 {n} 次：{zones} 个库区</source>
        <translation>Climate readings missed {n} times: {zones} zones</translation>
    </message>
    <message>
        <source>温湿度范围</source>
        <translation>Climate limits</translation>
    </message>
    <message>
        <source>温湿度记录</source>
        <translation>Climate record</translation>
    </message>
    <message>
        <source>温湿度记录按月和库区打印：{given}</source>
        <translation>The climate record prints by month and zone: {given}</translation>
    </message>
    <message>
        <source>温湿度超限</source>
        <translation>Climate outside the limits</translation>
    </message>
    <message>
        <source>温湿度超限缺纠正说明：{zone} {words}</source>
        <translation>Climate outside the limits, note missing: {zone} {words}</translation>
    </message>
    <message>
        <source>湿度</source>
        <translation>Humidity</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>满意度填 1 到 5</source>
        <translation>Satisfaction is 1 to 5</translation>
    </message>
    <message>
        <source>漏盘：{month} 没有完成盘点</source>
        <translation>Count missed: no stock count completed in {month}</translation>
    </message>
    <message>
        <source>演示密钥人人都有，不能用于真实放行。</source>
        <translation>Everybody has the demo keys; not for real releases.</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demo data</translation>
    </message>
    <message>
        <source>点件数与箱数不符</source>
        <translation>The count does not match the boxes</translation>
    </message>
    <message>
        <source>点到</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>点数不一致，请重新点数</source>
        <translation>The counts differ, please count again</translation>
    </message>
    <message>
        <source>点数不符</source>
        <translation>Count differs</translation>
    </message>
    <message>
        <source>点数键入按 ×，再扫批号</source>
        <translation>Key the count, press ×, then scan the lot</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>照片 {name} 不完整，请重拍</source>
        <translation>Photo {name} is incomplete; take it again</translation>
    </message>
    <message>
        <source>照片 {name} 有 {width}×{height} 像素，超过 5000 万，不收</source>
        <translation>Photo {name} has {width}×{height} pixels, over 50 million; not taken</translation>
    </message>
    <message>
        <source>照片 {name} 的像素大得离谱，不收</source>
        <translation>Photo {name} has absurdly many pixels; not taken</translation>
    </message>
    <message>
        <source>照片文件夹</source>
        <translation>Photo folder</translation>
    </message>
    <message>
        <source>照片读不出，只收 PNG 或 JPEG：{name}</source>
        <translation>Photo unreadable; only PNG or JPEG: {name}</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Rev.</translation>
    </message>
    <message>
        <source>牢固无破损？扫「封箱」；破损扫原因</source>
        <translation>Firm, undamaged? Scan Seal; if damaged, a reason</translation>
    </message>
    <message>
        <source>牢固未确认</source>
        <translation>Firm not confirmed</translation>
    </message>
    <message>
        <source>物料供应是否满足</source>
        <translation>Is the material supply enough</translation>
    </message>
    <message>
        <source>物料说明</source>
        <translation>Material note</translation>
    </message>
    <message>
        <source>物流</source>
        <translation>Logistics</translation>
    </message>
    <message>
        <source>物流公司</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>物流公司和车辆还没有报来，不能点件</source>
        <translation>Carrier and vehicle not named yet; cannot count</translation>
    </message>
    <message>
        <source>物流公司和车辆还没有报来，不能签收</source>
        <translation>Carrier and vehicle not named yet; cannot sign</translation>
    </message>
    <message>
        <source>物流公司未签收</source>
        <translation>The carrier has not signed</translation>
    </message>
    <message>
        <source>物流公司签收件数与箱数不符</source>
        <translation>The carrier signed for another number of boxes</translation>
    </message>
    <message>
        <source>物流公司签收后 {days} 天无异议</source>
        <translation>{days} days without claims since the carrier signed</translation>
    </message>
    <message>
        <source>物流公司签收后满 {days} 天无异议才能关闭</source>
        <translation>Closes only after {days} days without claims since the carrier signed</translation>
    </message>
    <message>
        <source>物流申请变更：{what}</source>
        <translation>Logistics asks for a change: {what}</translation>
    </message>
    <message>
        <source>物流申请：{why}</source>
        <translation>Logistics asks: {why}</translation>
    </message>
    <message>
        <source>物流科长</source>
        <translation>Logistics head</translation>
    </message>
    <message>
        <source>物资复验记录</source>
        <translation>Recheck record</translation>
    </message>
    <message>
        <source>特殊防护</source>
        <translation>Special care</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>状态不允许</source>
        <translation>State forbids it</translation>
    </message>
    <message>
        <source>独立复核未通过：{count} 处</source>
        <translation>Independent check failed: {count} faults</translation>
    </message>
    <message>
        <source>独立复核通过</source>
        <translation>Independent check passed</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>现在不用给原因</source>
        <translation>No reason is asked for now</translation>
    </message>
    <message>
        <source>现在可做</source>
        <translation>Ready now</translation>
    </message>
    <message>
        <source>现在可签</source>
        <translation>Can sign now</translation>
    </message>
    <message>
        <source>现在没有可重打的</source>
        <translation>Nothing to reprint now</translation>
    </message>
    <message>
        <source>现在没有盘点任务，先新建盘点</source>
        <translation>No stock count is open; create one first</translation>
    </message>
    <message>
        <source>现在没有等称重的箱</source>
        <translation>No box waits to be weighed now</translation>
    </message>
    <message>
        <source>现场卸下</source>
        <translation>Unloaded on the spot</translation>
    </message>
    <message>
        <source>现场反馈</source>
        <translation>Field report</translation>
    </message>
    <message>
        <source>现存有 {n} 行，一份工作簿最多 {most} 行，请按产品导出</source>
        <translation>Stock has {n} lines and a workbook takes {most}; export by product</translation>
    </message>
    <message>
        <source>班次时间不对，应是 00:00 到 24:00 之间的两个时刻</source>
        <translation>Wrong shift times; use two times between 00:00 and 24:00</translation>
    </message>
    <message>
        <source>班次要写成 17:30-08:00：{text}</source>
        <translation>Write the shift like 17:30-08:00: {text}</translation>
    </message>
    <message>
        <source>生产</source>
        <translation>Factory</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>生产任务单 {number}</source>
        <translation>Task order {number}</translation>
    </message>
    <message>
        <source>生产延误</source>
        <translation>Production delay</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Production date</translation>
    </message>
    <message>
        <source>生产看过不合格报告</source>
        <translation>Nonconformity report seen by production</translation>
    </message>
    <message>
        <source>生产计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>生产计划未审核</source>
        <translation>Production plan not reviewed</translation>
    </message>
    <message>
        <source>生产计划须由另一人审核，编制人不能自己审核</source>
        <translation>Somebody else must review the production plan, not its author</translation>
    </message>
    <message>
        <source>生产质量跟踪卡</source>
        <translation>Quality card</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>用在</source>
        <translation>Used on</translation>
    </message>
    <message>
        <source>由检验员定</source>
        <translation>As the inspector decides</translation>
    </message>
    <message>
        <source>申请危险品库</source>
        <translation>Request dangerous goods store</translation>
    </message>
    <message>
        <source>申请温湿度范围</source>
        <translation>Request climate limits</translation>
    </message>
    <message>
        <source>电子秤协议</source>
        <translation>Scale protocol</translation>
    </message>
    <message>
        <source>电子秤端口</source>
        <translation>Scale port</translation>
    </message>
    <message>
        <source>电脑故障</source>
        <translation>Computer failure</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登录人</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>登记到货，或扫合格批的标签上架</source>
        <translation>Register an arrival, or scan the label of a passed lot to shelve it</translation>
    </message>
    <message>
        <source>登记台位有无秤</source>
        <translation>Note scale</translation>
    </message>
    <message>
        <source>登记外购到货</source>
        <translation>Register bought goods arrival</translation>
    </message>
    <message>
        <source>登记失效处理</source>
        <translation>Register expiry handling</translation>
    </message>
    <message>
        <source>登记工位</source>
        <translation>Enrol station</translation>
    </message>
    <message>
        <source>登记应急放行单</source>
        <translation>Register emergency release</translation>
    </message>
    <message>
        <source>登记延期通知</source>
        <translation>Register delay notice</translation>
    </message>
    <message>
        <source>登记归还</source>
        <translation>Record return</translation>
    </message>
    <message>
        <source>登记待查品</source>
        <translation>Register goods in doubt</translation>
    </message>
    <message>
        <source>登记找到</source>
        <translation>Register find</translation>
    </message>
    <message>
        <source>登记整包条码</source>
        <translation>Set pack codes</translation>
    </message>
    <message>
        <source>登记服务单</source>
        <translation>Register case</translation>
    </message>
    <message>
        <source>登记期限</source>
        <translation>Register dates</translation>
    </message>
    <message>
        <source>登记来人车辆</source>
        <translation>Register arrival</translation>
    </message>
    <message>
        <source>登记标签机</source>
        <translation>Set printer</translation>
    </message>
    <message>
        <source>登记检验器具</source>
        <translation>Register inspection instrument</translation>
    </message>
    <message>
        <source>登记消防器材</source>
        <translation>Register fire equipment</translation>
    </message>
    <message>
        <source>登记温湿度传感器</source>
        <translation>Register climate sensor</translation>
    </message>
    <message>
        <source>登记资料条码</source>
        <translation>Set paper codes</translation>
    </message>
    <message>
        <source>登记资格</source>
        <translation>Qualify</translation>
    </message>
    <message>
        <source>登记运费发票</source>
        <translation>Register freight invoice</translation>
    </message>
    <message>
        <source>皮重 g</source>
        <translation>Tare g</translation>
    </message>
    <message>
        <source>皮重（g）</source>
        <translation>Tare (g)</translation>
    </message>
    <message>
        <source>监装</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>监装人号</source>
        <translation>Supervisor no.</translation>
    </message>
    <message>
        <source>监装人要是销售，或书面委托的成品发货组长</source>
        <translation>The supervisor must be Sales, or a dispatch team leader with a written mandate</translation>
    </message>
    <message>
        <source>盘亏出帐</source>
        <translation>Count shortage booked out</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stock count</translation>
    </message>
    <message>
        <source>盘点 {scope}：已盘 {done}/{total} 个库位</source>
        <translation>Stock count {scope}: {done}/{total} places counted</translation>
    </message>
    <message>
        <source>盘点中</source>
        <translation>Being counted</translation>
    </message>
    <message>
        <source>盘点人不能批准自己盘的差异：{name} 参加了 {number}</source>
        <translation>Counters cannot approve differences in their own count: {name} took part in {number}</translation>
    </message>
    <message>
        <source>盘点差异待批准：{number}</source>
        <translation>Count differences to be approved: {number}</translation>
    </message>
    <message>
        <source>盘点扫描</source>
        <translation>Count scan</translation>
    </message>
    <message>
        <source>盘点报告</source>
        <translation>Count report</translation>
    </message>
    <message>
        <source>盘点数</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>盘点状态</source>
        <translation>Count state</translation>
    </message>
    <message>
        <source>盘点表</source>
        <translation>Count sheet</translation>
    </message>
    <message>
        <source>盘点表 {number}</source>
        <translation>Count sheet {number}</translation>
    </message>
    <message>
        <source>盘点调整</source>
        <translation>Count adjustment</translation>
    </message>
    <message>
        <source>盘盈入帐</source>
        <translation>Count surplus booked in</translation>
    </message>
    <message>
        <source>盘过的人</source>
        <translation>Counted by</translation>
    </message>
    <message>
        <source>目标库位 {place}</source>
        <translation>Target place {place}</translation>
    </message>
    <message>
        <source>目的地</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>看{paper}在内，扫「确认」</source>
        <translation>See that {paper} is in, then scan Confirm</translation>
    </message>
    <message>
        <source>看不懂的打印机地址 {address}；应为 zpl+tcp://主机:端口、tspl+serial:端口?baud=9600、zpl+queue:打印队列 或 file:目录</source>
        <translation>Unknown printer address {address}; use zpl+tcp://host:port, tspl+serial:port?baud=9600, zpl+queue:queue or file:folder</translation>
    </message>
    <message>
        <source>看不懂的扫描枪报警指令 {text}；应为 {names} 或十六进制字节，如 07</source>
        <translation>Unknown scanner alarm {text}; use {names} or hexadecimal bytes such as 07</translation>
    </message>
    <message>
        <source>看不懂的端口设置 {text}；应为 端口?baud=9600&amp;format=7E1</source>
        <translation>Unknown port setting {text}; use port?baud=9600&amp;format=7E1</translation>
    </message>
    <message>
        <source>看到</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>看到的</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>看到的情况</source>
        <translation>What was seen</translation>
    </message>
    <message>
        <source>看包装，扫标签</source>
        <translation>See the packing, then scan the label</translation>
    </message>
    <message>
        <source>看完新版改动，扫「确认」</source>
        <translation>Read what changed, then scan Confirm</translation>
    </message>
    <message>
        <source>看标志，再扫标签</source>
        <translation>Look at the marks, then scan the label</translation>
    </message>
    <message>
        <source>看牢固、无破损，扫「确认」</source>
        <translation>If firm and undamaged, scan Confirm</translation>
    </message>
    <message>
        <source>短少</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>码前面多了 {what}</source>
        <translation>Before the code came {what}</translation>
    </message>
    <message>
        <source>码后面多了 {what}</source>
        <translation>After the code came {what}</translation>
    </message>
    <message>
        <source>码太长，不是出门证，不得放行</source>
        <translation>Code too long, not a gate pass; no release</translation>
    </message>
    <message>
        <source>码读全了，但没有结束符</source>
        <translation>Code read in full, but no terminator</translation>
    </message>
    <message>
        <source>码里没有序列号或批号</source>
        <translation>No serial or lot number in the code</translation>
    </message>
    <message>
        <source>研发部</source>
        <translation>Research</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>破损要写明原因</source>
        <translation>Damage needs a reason</translation>
    </message>
    <message>
        <source>破损记录还没有照片</source>
        <translation>The damage has no photo yet</translation>
    </message>
    <message>
        <source>破损：{reason}</source>
        <translation>Damage: {reason}</translation>
    </message>
    <message>
        <source>破损：扫破损的箱</source>
        <translation>Damage: scan the damaged box</translation>
    </message>
    <message>
        <source>硬件</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>确认已阅制度文件</source>
        <translation>Confirm rule document as read</translation>
    </message>
    <message>
        <source>确认新版包装要求</source>
        <translation>Confirm revision</translation>
    </message>
    <message>
        <source>确认牢固</source>
        <translation>Confirm firm</translation>
    </message>
    <message>
        <source>确认空库位</source>
        <translation>Confirm empty place</translation>
    </message>
    <message>
        <source>确认装车</source>
        <translation>Confirm load</translation>
    </message>
    <message>
        <source>碳带用完</source>
        <translation>Ribbon out</translation>
    </message>
    <message>
        <source>票上两个部门是同一个人签的，不得放行</source>
        <translation>One person signed for both departments; no release</translation>
    </message>
    <message>
        <source>票上同一部门签了两次，不得放行</source>
        <translation>One department signed twice; no release</translation>
    </message>
    <message>
        <source>票上没有可核对的车号，不得放行</source>
        <translation>No plate on the pass to check; no release</translation>
    </message>
    <message>
        <source>票有效，可走</source>
        <translation>Pass valid, ready</translation>
    </message>
    <message>
        <source>票的签名是真的，但系统里没有这张出门证，不得放行</source>
        <translation>The signature is genuine, but the system has no such gate pass; no release</translation>
    </message>
    <message>
        <source>票真，请核车牌</source>
        <translation>Pass genuine, check plate</translation>
    </message>
    <message>
        <source>票面内容自相矛盾，不得放行</source>
        <translation>The pass contradicts itself; no release</translation>
    </message>
    <message>
        <source>票面填写有误</source>
        <translation>Pass filled in wrongly</translation>
    </message>
    <message>
        <source>票面格式是第 {version} 版，本岗不认，请重新开证</source>
        <translation>The pass has format version {version}, unknown to this gate; reissue it</translation>
    </message>
    <message>
        <source>票面码与系统记录不符，不得放行</source>
        <translation>The pass code differs from the records; no release</translation>
    </message>
    <message>
        <source>票面破损或污损</source>
        <translation>Pass torn or soiled</translation>
    </message>
    <message>
        <source>秤不准</source>
        <translation>Scale inexact</translation>
    </message>
    <message>
        <source>称重</source>
        <translation>Weigh</translation>
    </message>
    <message>
        <source>称重不等回零</source>
        <translation>Weigh without return to zero</translation>
    </message>
    <message>
        <source>移到实际库位</source>
        <translation>Move to actual place</translation>
    </message>
    <message>
        <source>移库</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>移除标签机</source>
        <translation>Remove printer</translation>
    </message>
    <message>
        <source>程序中断时正在发送</source>
        <translation>Sending when the program broke off</translation>
    </message>
    <message>
        <source>程序出错，没有保存，请通知系统管理员</source>
        <translation>Program error, nothing was saved; tell the administrator</translation>
    </message>
    <message>
        <source>程序出错，这次扫描没有计入，请通知系统管理员</source>
        <translation>Program error, this scan does not count; tell the administrator</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>shortly</translation>
    </message>
    <message>
        <source>空着的</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>空码</source>
        <translation>Empty code</translation>
    </message>
    <message>
        <source>空箱托盘</source>
        <translation>Empty boxes, pallets</translation>
    </message>
    <message>
        <source>空车</source>
        <translation>Empty vehicle</translation>
    </message>
    <message>
        <source>空车出厂</source>
        <translation>Leaves empty</translation>
    </message>
    <message>
        <source>空运</source>
        <translation>Air</translation>
    </message>
    <message>
        <source>站序已改</source>
        <translation>Stop order changed</translation>
    </message>
    <message>
        <source>端口与波特率</source>
        <translation>Port, baud rate</translation>
    </message>
    <message>
        <source>端口和波特率对，结束符在，前后没有多余的字符</source>
        <translation>Port and baud rate right, terminator there, no extra characters before or after</translation>
    </message>
    <message>
        <source>第 {line} 行不对，一行也没有导入</source>
        <translation>Line {line} is wrong; nothing imported</translation>
    </message>
    <message>
        <source>第 {n} / {total} 箱已当面交接</source>
        <translation>Box {n} / {total} handed over</translation>
    </message>
    <message>
        <source>第 {n} 个装</source>
        <translation>Loaded as no. {n}</translation>
    </message>
    <message>
        <source>第 {n} 张：{why}</source>
        <translation>No. {n}: {why}</translation>
    </message>
    <message>
        <source>第 {n} 箱 {kg} kg</source>
        <translation>Box {n} {kg} kg</translation>
    </message>
    <message>
        <source>第 {n} 箱 {kg} kg，重量相符</source>
        <translation>Box {n} {kg} kg, weight agrees</translation>
    </message>
    <message>
        <source>第 {n} 箱「{state}」：请给原因</source>
        <translation>Box {n} is “{state}”: give the reason</translation>
    </message>
    <message>
        <source>第 {n} 箱对</source>
        <translation>Box {n} is right</translation>
    </message>
    <message>
        <source>第 {n} 箱已不在装箱台，照片没有归入</source>
        <translation>Box {n} has left the bench; photo not filed</translation>
    </message>
    <message>
        <source>第 {n} 箱已停下：{why}，质检放行后才能动</source>
        <translation>Box {n} stopped: {why}; Quality must release it first</translation>
    </message>
    <message>
        <source>第 {n} 箱已开（{reason}），标签作废，重装重核</source>
        <translation>Box {n} open ({reason}), label void; repack, recheck</translation>
    </message>
    <message>
        <source>第 {n} 箱已放行重装</source>
        <translation>Box {n} released for repacking</translation>
    </message>
    <message>
        <source>第 {n} 箱已放行重量，请上秤</source>
        <translation>Weight of box {n} released; put it on the scale</translation>
    </message>
    <message>
        <source>第 {n} 箱已满 {pieces} 件，扫「换箱」</source>
        <translation>Box {n} full with {pieces}; scan Next box</translation>
    </message>
    <message>
        <source>第 {n} 箱已经当面交接</source>
        <translation>Box {n} is handed over already</translation>
    </message>
    <message>
        <source>第 {n} 箱已经挂了牌</source>
        <translation>Box {n} has a tag already</translation>
    </message>
    <message>
        <source>第 {n} 箱已经核对</source>
        <translation>Box {n} is already checked</translation>
    </message>
    <message>
        <source>第 {n} 箱已装了货，要换包装先取出</source>
        <translation>Box {n} holds goods; to change it, take them out</translation>
    </message>
    <message>
        <source>第 {n} 箱已装车</source>
        <translation>Box {n} loaded</translation>
    </message>
    <message>
        <source>第 {n} 箱已重打（{reason}），原来的作废</source>
        <translation>Box {n} reprinted ({reason}), the old one is void</translation>
    </message>
    <message>
        <source>第 {n} 箱挂 {tag} 号牌，待核对</source>
        <translation>Box {n} has tag {tag}, to be checked</translation>
    </message>
    <message>
        <source>第 {n} 箱放回，还挂 {tag} 号牌</source>
        <translation>Box {n} put back, keeps tag {tag}</translation>
    </message>
    <message>
        <source>第 {n} 箱旧标签作废，新标签送去打印，贴好再扫</source>
        <translation>Old label of box {n} is void; the new one is printing. Stick it on, then scan</translation>
    </message>
    <message>
        <source>第 {n} 箱旧标签（第 {old} 张）作废，新标签送去打印</source>
        <translation>Old label of box {n} (no. {old}) void, new label printing</translation>
    </message>
    <message>
        <source>第 {n} 箱是「{state}」，不用扫标签</source>
        <translation>Box {n} is “{state}”; no label scan needed</translation>
    </message>
    <message>
        <source>第 {n} 箱是「{state}」，不能交接</source>
        <translation>Box {n} is “{state}”; no handover</translation>
    </message>
    <message>
        <source>第 {n} 箱是「{state}」，做完再拆单</source>
        <translation>Box {n} is “{state}”; finish it before splitting</translation>
    </message>
    <message>
        <source>第 {n} 箱是「{state}」，要改先扫「少装」开箱</source>
        <translation>Box {n} is “{state}”; to change it, scan Pack short to open it</translation>
    </message>
    <message>
        <source>第 {n} 箱标签</source>
        <translation>Label of box {n}</translation>
    </message>
    <message>
        <source>第 {n} 箱标签已作废，请先扫旧标签换新</source>
        <translation>The label of box {n} is void; scan the old label to replace it</translation>
    </message>
    <message>
        <source>第 {n} 箱标签扫回，箱已封</source>
        <translation>Label of box {n} scanned back, box sealed</translation>
    </message>
    <message>
        <source>第 {n} 箱标识失效（{reason}），停下等质检</source>
        <translation>Marks of box {n} lost ({reason}); it waits for Quality</translation>
    </message>
    <message>
        <source>第 {n} 箱核对相符</source>
        <translation>Box {n} checked, agrees</translation>
    </message>
    <message>
        <source>第 {n} 箱正在{station}由{packer}装，请在那里做完</source>
        <translation>Box {n} is at {station} with {packer}; finish it there</translation>
    </message>
    <message>
        <source>第 {n} 箱没有少装的</source>
        <translation>Nothing is short in box {n}</translation>
    </message>
    <message>
        <source>第 {n} 箱牢固无破损，标签送去打印，贴好后扫标签</source>
        <translation>Box {n} firm, label printing; stick it on and scan it</translation>
    </message>
    <message>
        <source>第 {n} 箱现在是「{old}」，不能改为「{new}」</source>
        <translation>Box {n} is now “{old}” and cannot become “{new}”</translation>
    </message>
    <message>
        <source>第 {n} 箱用{kind}</source>
        <translation>Box {n}: {kind}</translation>
    </message>
    <message>
        <source>第 {n} 箱的装箱单已放入</source>
        <translation>Packing list of box {n} put in</translation>
    </message>
    <message>
        <source>第 {n} 箱破损停下：请拍照，等质检放行</source>
        <translation>Box {n} damaged, stopped: take a photo, wait for Quality</translation>
    </message>
    <message>
        <source>第 {n} 箱破损（{reason}），退回装箱</source>
        <translation>Box {n} damaged ({reason}); back to packing</translation>
    </message>
    <message>
        <source>第 {n} 箱空了，{tag} 号牌取下</source>
        <translation>Box {n} is empty, take tag {tag} off</translation>
    </message>
    <message>
        <source>第 {n} 箱补标识：新标签送去打印，贴好后扫标签</source>
        <translation>Box {n} marked anew: label printing; stick it on, scan it</translation>
    </message>
    <message>
        <source>第 {n} 箱装箱单已放入</source>
        <translation>Packing list of box {n} put in</translation>
    </message>
    <message>
        <source>第 {n} 箱还没确认牢固、无破损</source>
        <translation>Box {n} not confirmed firm and undamaged</translation>
    </message>
    <message>
        <source>第 {n} 箱还没称重，把箱放上秤再封</source>
        <translation>Box {n} not weighed; put it on the scale, then seal</translation>
    </message>
    <message>
        <source>第 {n} 箱重量放行（{reason}），请上秤</source>
        <translation>Weight of box {n} released ({reason}); put it on the scale</translation>
    </message>
    <message>
        <source>第 {one} 箱上面压了 {found} g，最多 {allowed} g</source>
        <translation>{found} g on top of box {one}, at most {allowed} g</translation>
    </message>
    <message>
        <source>第 {one} 箱不在装载清单里</source>
        <translation>Box {one} is not on the loading list</translation>
    </message>
    <message>
        <source>第 {one} 箱与第 {other} 箱重叠 {found} mm</source>
        <translation>Boxes {one} and {other} overlap by {found} mm</translation>
    </message>
    <message>
        <source>第 {one} 箱先于托住它的第 {other} 箱装入</source>
        <translation>Box {one} is loaded before box {other} that carries it</translation>
    </message>
    <message>
        <source>第 {one} 箱写的是第 {found} 站，清单是第 {allowed} 站</source>
        <translation>Box {one} says stop {found}, the list says stop {allowed}</translation>
    </message>
    <message>
        <source>第 {one} 箱占了不可用的空间（第 {found} 处）</source>
        <translation>Box {one} is in unusable space (no. {found})</translation>
    </message>
    <message>
        <source>第 {one} 箱只能放底层，现在离地 {found} mm</source>
        <translation>Box {one} is bottom only but stands {found} mm above the floor</translation>
    </message>
    <message>
        <source>第 {one} 箱底面没有全部托住：只托住 {part} %</source>
        <translation>Box {one} is not fully supported: only {part} %</translation>
    </message>
    <message>
        <source>第 {one} 箱的尺寸或摆放方向不允许</source>
        <translation>Size or orientation of box {one} not allowed</translation>
    </message>
    <message>
        <source>第 {one} 箱超出厢内 {found} mm</source>
        <translation>Box {one} reaches {found} mm out of the hold</translation>
    </message>
    <message>
        <source>第 {one} 箱超过堆码层数：{found} 层，最多 {allowed} 层</source>
        <translation>Box {one} exceeds the stack layers: {found}, at most {allowed}</translation>
    </message>
    <message>
        <source>第 {one} 箱过不了门：{found} mm，门只有 {allowed} mm</source>
        <translation>Box {one} does not pass the door: {found} mm, door only {allowed} mm</translation>
    </message>
    <message>
        <source>第{row}排 左起{column} 第{layer}层</source>
        <translation>Row {row}, {column} from left, layer {layer}</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>第几版</source>
        <translation>Version no.</translation>
    </message>
    <message>
        <source>第几箱</source>
        <translation>Box no.</translation>
    </message>
    <message>
        <source>第几轮</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复变更申请</source>
        <translation>Answer change request</translation>
    </message>
    <message>
        <source>签交接</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>签出门证</source>
        <translation>Sign pass</translation>
    </message>
    <message>
        <source>签合同</source>
        <translation>Sign contract</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>签字人</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>签字人不能自己放行，请另一位门卫验放</source>
        <translation>A signer cannot release it; another guard must check it</translation>
    </message>
    <message>
        <source>签字人的 PIN 至少 {n} 位</source>
        <translation>A signer&apos;s PIN has at least {n} digits</translation>
    </message>
    <message>
        <source>签字名单</source>
        <translation>Trust list</translation>
    </message>
    <message>
        <source>签字名单没有写明这种出门证由谁签，请管理员补上并发布</source>
        <translation>The trust list does not say who signs this kind of pass; the administrator must add it and publish</translation>
    </message>
    <message>
        <source>签字名单里没有这个人现在代表{role}签字</source>
        <translation>The trust list does not have this person signing for {role} now</translation>
    </message>
    <message>
        <source>签字密钥</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>签字密钥不在有效期内，请管理员换发</source>
        <translation>Signing key not within its validity; ask the administrator for a new one</translation>
    </message>
    <message>
        <source>签字密钥已吊销，不能再用</source>
        <translation>Signing key revoked; it can no longer be used</translation>
    </message>
    <message>
        <source>签字密钥已挂失，不能再签</source>
        <translation>Signing key reported lost; it can no longer sign</translation>
    </message>
    <message>
        <source>签字密钥已过期，请系统管理员和另一位批准人换一把</source>
        <translation>Signing key expired; ask the system administrator and a second approver for a new one</translation>
    </message>
    <message>
        <source>签字密钥打不开</source>
        <translation>Signing key does not open</translation>
    </message>
    <message>
        <source>签字密钥批准失效</source>
        <translation>Signing key approval lapsed</translation>
    </message>
    <message>
        <source>签字密钥换 PIN</source>
        <translation>Change signing key PIN</translation>
    </message>
    <message>
        <source>签字密钥还没有发布到名单，签了门岗也不认，请管理员先发布名单</source>
        <translation>Signing key not on the published list yet, the gate would not accept it; ask the administrator to publish first</translation>
    </message>
    <message>
        <source>签字密钥还没有生效：名单发布后、到开始时间才能签</source>
        <translation>Signing key not in force yet: sign once the list is published and its start time is reached</translation>
    </message>
    <message>
        <source>签字数</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>签字时间在开证之前或过期之后，请校对电脑时钟再签</source>
        <translation>The signing time is before issue or after expiry; set the computer&apos;s clock, then sign</translation>
    </message>
    <message>
        <source>签字权限</source>
        <translation>Signing right</translation>
    </message>
    <message>
        <source>签字权限数</source>
        <translation>Signing rights</translation>
    </message>
    <message>
        <source>签字的根密钥已经建立。口令或登记过的电脑都丢了才重建，加 --replace</source>
        <translation>The signing root key exists already. Replace it only if all passphrases or enrolled computers are lost: add --replace</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signers</translation>
    </message>
    <message>
        <source>签收单未交回，不能关闭</source>
        <translation>Signed slip not handed in; cannot close</translation>
    </message>
    <message>
        <source>签收单未交回：{customer}</source>
        <translation>Signed slip not handed in: {customer}</translation>
    </message>
    <message>
        <source>签收单登记</source>
        <translation>Register slip</translation>
    </message>
    <message>
        <source>签收单还没有交回，先登记签收</source>
        <translation>The signed slip is not handed in; register the signature first</translation>
    </message>
    <message>
        <source>签收和到货时间要在出厂之后、现在之前</source>
        <translation>Signature and arrival must lie after leaving the works and before now</translation>
    </message>
    <message>
        <source>签收时短少</source>
        <translation>Short at signing</translation>
    </message>
    <message>
        <source>签收时破损</source>
        <translation>Damaged at signing</translation>
    </message>
    <message>
        <source>签法</source>
        <translation>Way of signing</translation>
    </message>
    <message>
        <source>签特殊防护</source>
        <translation>Sign protection</translation>
    </message>
    <message>
        <source>签订日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>签订日期不能晚于今天</source>
        <translation>The signing date cannot be after today</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>箱 {n} / {count} 的交付记录</source>
        <translation>Delivery record of box {n} / {count}</translation>
    </message>
    <message>
        <source>箱 {n} 待另一人核对</source>
        <translation>Box {n} waits for a second person&apos;s check</translation>
    </message>
    <message>
        <source>箱 {sscc} 在这里盘过了，只算一次</source>
        <translation>Box {sscc} was already counted here, counted once only</translation>
    </message>
    <message>
        <source>箱 {sscc} 没有封，请扫箱里的每一件</source>
        <translation>Box {sscc} is not closed; scan each piece in it</translation>
    </message>
    <message>
        <source>箱 {sscc}：{n} 件</source>
        <translation>Box {sscc}: {n} pcs</translation>
    </message>
    <message>
        <source>箱 {sscc}：{n} 件，其中 {odd} 件列入异常</source>
        <translation>Box {sscc}: {n} pcs, {odd} of them listed as exceptions</translation>
    </message>
    <message>
        <source>箱内货品有改动</source>
        <translation>Box contents changed</translation>
    </message>
    <message>
        <source>箱号</source>
        <translation>Box no.</translation>
    </message>
    <message>
        <source>箱号 {number} 大于总箱数 {count}</source>
        <translation>Box no. {number} is above the box total {count}</translation>
    </message>
    <message>
        <source>箱已停下</source>
        <translation>Box stopped</translation>
    </message>
    <message>
        <source>箱已换，重量没有计入，请重新上秤</source>
        <translation>The box has changed, the weight did not count: weigh again</translation>
    </message>
    <message>
        <source>箱已装车，请先卸下</source>
        <translation>The box is loaded; unload it first</translation>
    </message>
    <message>
        <source>箱序号</source>
        <translation>Box serial</translation>
    </message>
    <message>
        <source>箱序号超出 SSCC 的容量</source>
        <translation>Box serial beyond the SSCC&apos;s capacity</translation>
    </message>
    <message>
        <source>箱数</source>
        <translation>Boxes</translation>
    </message>
    <message>
        <source>箱数不符</source>
        <translation>Box count wrong</translation>
    </message>
    <message>
        <source>箱数不符：已装和未装共 {found} 箱，清单是 {allowed} 箱</source>
        <translation>Box count wrong: {found} loaded and left out together, the list has {allowed}</translation>
    </message>
    <message>
        <source>箱数不能小于零</source>
        <translation>Boxes cannot be below zero</translation>
    </message>
    <message>
        <source>箱有变化：{no} 与装柜图不符</source>
        <translation>Boxes changed: {no} differs from the load plan</translation>
    </message>
    <message>
        <source>箱有改动</source>
        <translation>Box changed</translation>
    </message>
    <message>
        <source>箱装齐、装箱单放入以后才能挂 {tag} 号牌</source>
        <translation>Tag {tag} goes on once box and packing list are complete</translation>
    </message>
    <message>
        <source>箱转到拆出的单</source>
        <translation>Box moved to split order</translation>
    </message>
    <message>
        <source>箱转状态</source>
        <translation>Box state</translation>
    </message>
    <message>
        <source>箱重不符</source>
        <translation>Box weight differs</translation>
    </message>
    <message>
        <source>箱重放行</source>
        <translation>Weight released</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>系统里没有这个码</source>
        <translation>Code not on record</translation>
    </message>
    <message>
        <source>系统钥匙串存不了「{name}」：{why}</source>
        <translation>The system keyring cannot store “{name}”: {why}</translation>
    </message>
    <message>
        <source>系统钥匙串读不出「{name}」：{why}</source>
        <translation>The system keyring cannot read “{name}”: {why}</translation>
    </message>
    <message>
        <source>系统钥匙串（{name}）</source>
        <translation>System keyring ({name})</translation>
    </message>
    <message>
        <source>系统钥匙串（{name}）打不开：{why}</source>
        <translation>System keyring ({name}) does not open: {why}</translation>
    </message>
    <message>
        <source>系统集成</source>
        <translation>System integration</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>纠正说明</source>
        <translation>Corrective note</translation>
    </message>
    <message>
        <source>红字</source>
        <translation>Minus</translation>
    </message>
    <message>
        <source>红字冲销</source>
        <translation>Reverse</translation>
    </message>
    <message>
        <source>约定</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>纸上时间</source>
        <translation>Time on paper</translation>
    </message>
    <message>
        <source>纸上签字人</source>
        <translation>Signer on paper</translation>
    </message>
    <message>
        <source>纸制包装箱</source>
        <translation>Carton</translation>
    </message>
    <message>
        <source>纸板包边缠绕膜</source>
        <translation>Board edging, film</translation>
    </message>
    <message>
        <source>纸签·{role}</source>
        <translation>Paper signature · {role}</translation>
    </message>
    <message>
        <source>纸签登记</source>
        <translation>Paper signature</translation>
    </message>
    <message>
        <source>纸面签字时间要在装车关闭之后、现在之前</source>
        <translation>The paper signature must lie after loading closed and before now</translation>
    </message>
    <message>
        <source>终止</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>结束库区措施</source>
        <translation>End zone action</translation>
    </message>
    <message>
        <source>结束符</source>
        <translation>Terminator</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结果不明</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>给签字权限</source>
        <translation>Grant signing right</translation>
    </message>
    <message>
        <source>续打至 {at}</source>
        <translation>Continued to {at}</translation>
    </message>
    <message>
        <source>缓冲区已满</source>
        <translation>Buffer full</translation>
    </message>
    <message>
        <source>编制人</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编号 {id} 出现了两次，每种货只能列一行</source>
        <translation>Code {id} appears twice; one line per kind of goods</translation>
    </message>
    <message>
        <source>编检验标准</source>
        <translation>Write standard</translation>
    </message>
    <message>
        <source>编载具号</source>
        <translation>Number carrier</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>缺 {n} 箱，差异单已打印</source>
        <translation>{n} boxes missing, difference slip printed</translation>
    </message>
    <message>
        <source>缺{missing}</source>
        <translation>Lacks {missing}</translation>
    </message>
    <message>
        <source>缺{missing}签字</source>
        <translation>Signature missing: {missing}</translation>
    </message>
    <message>
        <source>缺{missing}，不得入库</source>
        <translation>{missing} missing; no stock-in</translation>
    </message>
    <message>
        <source>缺{role}</source>
        <translation>Missing: {role}</translation>
    </message>
    <message>
        <source>缺{role}确认</source>
        <translation>Confirmation missing: {role}</translation>
    </message>
    <message>
        <source>缺{role}签</source>
        <translation>{role} has not signed</translation>
    </message>
    <message>
        <source>缺{role}签字</source>
        <translation>Signature missing: {role}</translation>
    </message>
    <message>
        <source>缺{role}签字：{plate} 已装完</source>
        <translation>Signature missing: {role}; {plate} is loaded</translation>
    </message>
    <message>
        <source>缺{who}签字</source>
        <translation>Signature missing: {who}</translation>
    </message>
    <message>
        <source>缺人事签</source>
        <translation>Personnel unsigned</translation>
    </message>
    <message>
        <source>缺出门证</source>
        <translation>No gate pass</translation>
    </message>
    <message>
        <source>缺单据的货只能放待收区，{location} 不是待收区</source>
        <translation>Goods without papers go only to the awaiting area; {location} is not in it</translation>
    </message>
    <message>
        <source>缺客户签收：没有{missing}</source>
        <translation>Customer signature incomplete: {missing} missing</translation>
    </message>
    <message>
        <source>缺第 {n} 箱</source>
        <translation>Box {n} missing</translation>
    </message>
    <message>
        <source>缺签</source>
        <translation>Unsigned</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>Paper out</translation>
    </message>
    <message>
        <source>缺证照</source>
        <translation>Papers missing</translation>
    </message>
    <message>
        <source>缺财务签</source>
        <translation>Finance unsigned</translation>
    </message>
    <message>
        <source>网点与线路</source>
        <translation>Branches and routes</translation>
    </message>
    <message>
        <source>网络中断</source>
        <translation>Network down</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Contact phone</translation>
    </message>
    <message>
        <source>能用；更稳妥的是改成「USB 虚拟串口」，再把端口写进本机设置</source>
        <translation>Usable; safer is a “USB virtual COM port” with its port in the local settings</translation>
    </message>
    <message>
        <source>能签字</source>
        <translation>Can sign</translation>
    </message>
    <message>
        <source>自制</source>
        <translation>Made here</translation>
    </message>
    <message>
        <source>自定种类</source>
        <translation>Own kind</translation>
    </message>
    <message>
        <source>自提当面交接 {handed} / {boxes} 箱，逐箱扫完才能签收</source>
        <translation>Pickup handover {handed} / {boxes} boxes; scan every box before signing</translation>
    </message>
    <message>
        <source>自提资料不全：{what}</source>
        <translation>Pickup incomplete: {what}</translation>
    </message>
    <message>
        <source>自有或客户车辆</source>
        <translation>Own or customer&apos;s vehicle</translation>
    </message>
    <message>
        <source>自检</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>自检不合格要写明情况</source>
        <translation>A failed self-check needs a description</translation>
    </message>
    <message>
        <source>自检与互检不能为同一人</source>
        <translation>Self-check and peer check cannot be by the same person</translation>
    </message>
    <message>
        <source>自装自核</source>
        <translation>Packer checked own</translation>
    </message>
    <message>
        <source>至</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>至今</source>
        <translation>to now</translation>
    </message>
    <message>
        <source>至多 {n} 箱，{until} 前装完，由{maker}核对</source>
        <translation>{n} boxes at most, loaded by {until}, checked by {maker}</translation>
    </message>
    <message>
        <source>至少要有一列</source>
        <translation>At least one column is needed</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>行号</source>
        <translation>Line no.</translation>
    </message>
    <message>
        <source>行车单</source>
        <translation>Run sheet</translation>
    </message>
    <message>
        <source>行车吊运</source>
        <translation>Crane</translation>
    </message>
    <message>
        <source>补入发货通知单</source>
        <translation>Add to dispatch notice</translation>
    </message>
    <message>
        <source>补入急件 {order}</source>
        <translation>Add urgent {order}</translation>
    </message>
    <message>
        <source>补开</source>
        <translation>Reissue</translation>
    </message>
    <message>
        <source>补打任务单</source>
        <translation>Reprint task</translation>
    </message>
    <message>
        <source>补打要写明原因</source>
        <translation>Say why it is printed again</translation>
    </message>
    <message>
        <source>补打过的标签请扫二维码</source>
        <translation>For a reprinted label, scan the QR code</translation>
    </message>
    <message>
        <source>补报离线放行</source>
        <translation>Report offline release</translation>
    </message>
    <message>
        <source>补换</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>补换领料</source>
        <translation>Replacement issue</translation>
    </message>
    <message>
        <source>补救措施</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>补标识</source>
        <translation>New marking</translation>
    </message>
    <message>
        <source>补标识要由另一名质检员批准</source>
        <translation>Another inspector must approve the new marks</translation>
    </message>
    <message>
        <source>补登应急放行单</source>
        <translation>Enter emergency release sheet</translation>
    </message>
    <message>
        <source>表格导入</source>
        <translation>Table import</translation>
    </message>
    <message>
        <source>装入 {placed} / {boxes} 箱，体积利用 {part} %，占长 {used} / {length}</source>
        <translation>Loaded {placed} / {boxes} boxes, {part} % of volume, length used {used} / {length}</translation>
    </message>
    <message>
        <source>装入{name} {item} × {n}，第 {box} 箱</source>
        <translation>Packed {name} {item} × {n} into box {box}</translation>
    </message>
    <message>
        <source>装入一件</source>
        <translation>Pack an item</translation>
    </message>
    <message>
        <source>装入次序不对</source>
        <translation>Loading order wrong</translation>
    </message>
    <message>
        <source>装入次序要从 1 到 {allowed} 各一次，{found} 不对</source>
        <translation>The loading order must run from 1 to {allowed}, each once; {found} is wrong</translation>
    </message>
    <message>
        <source>装入的路被挡</source>
        <translation>The way in is blocked</translation>
    </message>
    <message>
        <source>装入箱</source>
        <translation>Pack into box</translation>
    </message>
    <message>
        <source>装到一半</source>
        <translation>Half loaded</translation>
    </message>
    <message>
        <source>装好后</source>
        <translation>once loaded</translation>
    </message>
    <message>
        <source>装完</source>
        <translation>Loaded</translation>
    </message>
    <message>
        <source>装完后</source>
        <translation>After loading</translation>
    </message>
    <message>
        <source>装完封车</source>
        <translation>Loaded, seal truck</translation>
    </message>
    <message>
        <source>装完时间要晚于开始时间</source>
        <translation>The end must be later than the start</translation>
    </message>
    <message>
        <source>装完第 {n} 箱</source>
        <translation>Finish box {n}</translation>
    </message>
    <message>
        <source>装柜图</source>
        <translation>Load plan</translation>
    </message>
    <message>
        <source>装柜图 {no} 已作废：{why}，请重算</source>
        <translation>Load plan {no} is void: {why}; recalculate</translation>
    </message>
    <message>
        <source>装柜图上没有第 {n} 箱</source>
        <translation>Box {n} is not on the load plan</translation>
    </message>
    <message>
        <source>装柜图上没有这一箱；确要装，再扫一次</source>
        <translation>This box is not on the load plan; to load it anyway, scan again</translation>
    </message>
    <message>
        <source>装柜图作废</source>
        <translation>Load plan void</translation>
    </message>
    <message>
        <source>装柜图挪箱</source>
        <translation>Load plan box moved</translation>
    </message>
    <message>
        <source>装柜图没有通过复核：{what}</source>
        <translation>The load plan failed its check: {what}</translation>
    </message>
    <message>
        <source>装柜图跟上改动</source>
        <translation>Load plan follows changes</translation>
    </message>
    <message>
        <source>装满</source>
        <translation>Fully loaded</translation>
    </message>
    <message>
        <source>装第 {one} 箱时，先装的第 {other} 箱挡在门口方向</source>
        <translation>When box {one} is loaded, box {other}, loaded before, is in the way on the door side</translation>
    </message>
    <message>
        <source>装箱</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>装箱中</source>
        <translation>Boxing</translation>
    </message>
    <message>
        <source>装箱人</source>
        <translation>Packer</translation>
    </message>
    <message>
        <source>装箱单</source>
        <translation>Packing list</translation>
    </message>
    <message>
        <source>装箱单未放入</source>
        <translation>Packing list not put in</translation>
    </message>
    <message>
        <source>装箱核对</source>
        <translation>Box check</translation>
    </message>
    <message>
        <source>装货</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>装车</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>装车不在预签限额内，请收回预签，照常送签</source>
        <translation>The load is outside the sign-ahead limit; withdraw it and sign as usual</translation>
    </message>
    <message>
        <source>装车与清单不符：已装 {loaded} 箱，应装 {expected} 箱</source>
        <translation>Load differs from the list: boxes loaded {loaded}, due {expected}</translation>
    </message>
    <message>
        <source>装车中</source>
        <translation>At dock</translation>
    </message>
    <message>
        <source>装车关闭</source>
        <translation>Loading closed</translation>
    </message>
    <message>
        <source>装车内容已改动，这张出门证不再有效</source>
        <translation>The load changed; this gate pass is no longer valid</translation>
    </message>
    <message>
        <source>装车内容更改</source>
        <translation>Load changed</translation>
    </message>
    <message>
        <source>装车前</source>
        <translation>Before loading</translation>
    </message>
    <message>
        <source>装车前要做安全交底</source>
        <translation>Safety briefing comes before loading</translation>
    </message>
    <message>
        <source>装车扫描</source>
        <translation>Load scan</translation>
    </message>
    <message>
        <source>装车扫描 {on}/{boxes}</source>
        <translation>Load scan {on}/{boxes}</translation>
    </message>
    <message>
        <source>装车日</source>
        <translation>Loading day</translation>
    </message>
    <message>
        <source>装车日已过，请选今天或以后</source>
        <translation>The loading day is past; choose today or later</translation>
    </message>
    <message>
        <source>装车未核对完毕</source>
        <translation>Load check not finished</translation>
    </message>
    <message>
        <source>装车核对要两个人，不能由开证人一个人做</source>
        <translation>The load check takes two people; the issuer cannot do it alone</translation>
    </message>
    <message>
        <source>装车次序</source>
        <translation>Loading order</translation>
    </message>
    <message>
        <source>装车记录</source>
        <translation>Loading record</translation>
    </message>
    <message>
        <source>装车超出了预签的范围，预签无效</source>
        <translation>The load exceeds what was signed ahead; signing ahead is void</translation>
    </message>
    <message>
        <source>装车顺序</source>
        <translation>Loading sequence</translation>
    </message>
    <message>
        <source>装配工</source>
        <translation>Assembler</translation>
    </message>
    <message>
        <source>装配工封口，扫「封箱」</source>
        <translation>The assembler closes it and scans Seal</translation>
    </message>
    <message>
        <source>要发</source>
        <translation>To dispatch</translation>
    </message>
    <message>
        <source>要延至</source>
        <translation>Extend to</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>要用</source>
        <translation>To use</translation>
    </message>
    <message>
        <source>要系统管理员和另一位不是系统管理员的人一起办，一个人不能单独决定谁能签字</source>
        <translation>The system administrator acts together with somebody who is not one; nobody decides alone who can sign</translation>
    </message>
    <message>
        <source>观察</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>规则变更须由另一人批准后生效，编制人不能自己批准</source>
        <translation>Somebody else must approve a rule change before it takes effect, not its author</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Specification</translation>
    </message>
    <message>
        <source>规格是否明确</source>
        <translation>Is the specification clear</translation>
    </message>
    <message>
        <source>解决办法</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>解决方案未告知客户</source>
        <translation>Solution not told to the customer</translation>
    </message>
    <message>
        <source>解决评审异议</source>
        <translation>Solve review</translation>
    </message>
    <message>
        <source>解除隔离</source>
        <translation>Release hold</translation>
    </message>
    <message>
        <source>解除隔离的理由</source>
        <translation>Reason for release</translation>
    </message>
    <message>
        <source>解除预留</source>
        <translation>Unreserve</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>计划到达要晚于计划出发</source>
        <translation>Planned arrival must be after planned departure</translation>
    </message>
    <message>
        <source>计划行</source>
        <translation>Plan line</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>订单 {no} 上没有这个产品</source>
        <translation>Order {no} does not have this product</translation>
    </message>
    <message>
        <source>订单 {order} 不在执行，不能预留</source>
        <translation>Order {order} is not under way and cannot reserve</translation>
    </message>
    <message>
        <source>订单 {order} 不在评审中，现在是“{state}”</source>
        <translation>Order {order} is not under review; it is now “{state}”</translation>
    </message>
    <message>
        <source>订单 {order} 已全部开过发货单</source>
        <translation>Order {order} has been dispatched in full</translation>
    </message>
    <message>
        <source>订单 {order} 已在通知单 {no} 上</source>
        <translation>Order {order} is already on notice {no}</translation>
    </message>
    <message>
        <source>订单 {order} 已备好</source>
        <translation>Order {order} is ready</translation>
    </message>
    <message>
        <source>订单 {order} 没有 {product}</source>
        <translation>Order {order} has no {product}</translation>
    </message>
    <message>
        <source>订单 {order} 没有客户、交付方式或运输种类</source>
        <translation>Order {order} lacks customer, delivery mode or transport kind</translation>
    </message>
    <message>
        <source>订单 {order} 没有承诺日期</source>
        <translation>Order {order} has no promised date</translation>
    </message>
    <message>
        <source>订单 {order} 没有订 {product}</source>
        <translation>Order {order} has no {product} on it</translation>
    </message>
    <message>
        <source>订单 {order} 现在是“{state}”</source>
        <translation>Order {order} is now “{state}”</translation>
    </message>
    <message>
        <source>订单 {order} 订 {wanted}，已预留 {there}，不能再留 {asked}</source>
        <translation>Order {order} has {wanted}, {there} reserved; {asked} more cannot be reserved</translation>
    </message>
    <message>
        <source>订单 {order} 还没有下达</source>
        <translation>Order {order} is not released yet</translation>
    </message>
    <message>
        <source>订单 {order} 还没有下达，不能开发货单</source>
        <translation>Order {order} is not released; no dispatch order</translation>
    </message>
    <message>
        <source>订单 {order} 还没有下达，现在是“{state}”</source>
        <translation>Order {order} is not released; it is now “{state}”</translation>
    </message>
    <message>
        <source>订单不在发货通知单上，请补通知单或注明急件</source>
        <translation>Order not on a dispatch notice; add a notice or mark it urgent</translation>
    </message>
    <message>
        <source>订单办结</source>
        <translation>Order closed</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>订单待评审：{customer}</source>
        <translation>Order to review: {customer}</translation>
    </message>
    <message>
        <source>订单未写</source>
        <translation>Not in order</translation>
    </message>
    <message>
        <source>订单没有交货日期，不能提交评审</source>
        <translation>Order without due date; cannot be submitted for review</translation>
    </message>
    <message>
        <source>订单没有产品行，不能提交评审</source>
        <translation>Order without lines; cannot be submitted for review</translation>
    </message>
    <message>
        <source>订单评审中：{customer}</source>
        <translation>Order under review: {customer}</translation>
    </message>
    <message>
        <source>订单评审未通过</source>
        <translation>Order review not passed</translation>
    </message>
    <message>
        <source>订单评审记录</source>
        <translation>Order review</translation>
    </message>
    <message>
        <source>认可</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>认可依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>认可包装物</source>
        <translation>Approve packaging</translation>
    </message>
    <message>
        <source>认可日期不能在今天之后</source>
        <translation>The approval date cannot be after today</translation>
    </message>
    <message>
        <source>认定</source>
        <translation>Identify</translation>
    </message>
    <message>
        <source>认定依据</source>
        <translation>Grounds for identification</translation>
    </message>
    <message>
        <source>认定货品</source>
        <translation>Identify goods</translation>
    </message>
    <message>
        <source>记出口单证</source>
        <translation>Export papers</translation>
    </message>
    <message>
        <source>记备货差异</source>
        <translation>Log staging difference</translation>
    </message>
    <message>
        <source>记封签</source>
        <translation>Record seal</translation>
    </message>
    <message>
        <source>记工序</source>
        <translation>Record step</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>记录仪</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>记录仪文件</source>
        <translation>Recorder file</translation>
    </message>
    <message>
        <source>记承运商事项</source>
        <translation>Log carrier matter</translation>
    </message>
    <message>
        <source>记检验项</source>
        <translation>Record item</translation>
    </message>
    <message>
        <source>记经过</source>
        <translation>Add history</translation>
    </message>
    <message>
        <source>记途中温度</source>
        <translation>Log transit temperature</translation>
    </message>
    <message>
        <source>记门岗异常</source>
        <translation>Log gate incident</translation>
    </message>
    <message>
        <source>许可至</source>
        <translation>Licence until</translation>
    </message>
    <message>
        <source>许可证号</source>
        <translation>Licence no.</translation>
    </message>
    <message>
        <source>设 PIN</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>设定</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>设定 ERP 列名</source>
        <translation>Set ERP column names</translation>
    </message>
    <message>
        <source>设常用工序</source>
        <translation>Set usual operations</translation>
    </message>
    <message>
        <source>设盘点允差</source>
        <translation>Set count tolerance</translation>
    </message>
    <message>
        <source>设签字密钥</source>
        <translation>Set signing key</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设计参数单</source>
        <translation>Design parameter sheet</translation>
    </message>
    <message>
        <source>设计参数单要有编制人、日期和附件</source>
        <translation>A design parameter sheet needs its author, date and attachment</translation>
    </message>
    <message>
        <source>证书号</source>
        <translation>Certificate no.</translation>
    </message>
    <message>
        <source>证件一致，请让提货人通过</source>
        <translation>The card agrees, let the bearer pass</translation>
    </message>
    <message>
        <source>证件或授权书</source>
        <translation>ID or letter of authority</translation>
    </message>
    <message>
        <source>证件末四位</source>
        <translation>ID last four</translation>
    </message>
    <message>
        <source>评价 {score} 分</source>
        <translation>Rated {score}</translation>
    </message>
    <message>
        <source>评价承运商</source>
        <translation>Rate carrier</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>评审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>评审中</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>评审意见</source>
        <translation>Review opinion</translation>
    </message>
    <message>
        <source>评审计划行</source>
        <translation>Review plan</translation>
    </message>
    <message>
        <source>评审通过</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>评语</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>识别</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>识别符：「Transmit Code ID Character」选「AIM Code ID Character」</source>
        <translation>Identifier: set “Transmit Code ID Character” to “AIM Code ID Character”</translation>
    </message>
    <message>
        <source>识别符：打开「AIM ID 前缀」，关掉「Code ID 前缀」</source>
        <translation>Identifier: switch on “AIM ID prefix”, switch off “Code ID prefix”</translation>
    </message>
    <message>
        <source>识别符：打开「AIM ID」</source>
        <translation>Identifier: switch on “AIM ID”</translation>
    </message>
    <message>
        <source>识别符：打开「AIM ID」，关掉厂家自己的条码类型字母</source>
        <translation>Identifier: switch on “AIM ID”, switch off the maker&apos;s own symbology letter</translation>
    </message>
    <message>
        <source>识别符：扫「AIM ID 开」；没有这一项的枪只能读本公司的码</source>
        <translation>Identifier: scan “AIM ID on”; a scanner without it reads only our own codes</translation>
    </message>
    <message>
        <source>该产品最多再存放 {n} 天</source>
        <translation>This product may be stored {n} d longer at most</translation>
    </message>
    <message>
        <source>该货已为其他订单预留：{identity}</source>
        <translation>These goods are reserved for another order: {identity}</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>说不出是哪一件，请开箱点数</source>
        <translation>Cannot tell which; open the box and count</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请先做完第 {n} 箱：放装箱单、他人核对、封箱、扫回标签</source>
        <translation>Finish box {n} first: packing list in, second check, seal, label scanned back</translation>
    </message>
    <message>
        <source>请先扫产品标签</source>
        <translation>Scan a product label first</translation>
    </message>
    <message>
        <source>请先扫发货单</source>
        <translation>Scan a dispatch order first</translation>
    </message>
    <message>
        <source>请先扫发货单或车次号</source>
        <translation>Scan a dispatch order or trip number first</translation>
    </message>
    <message>
        <source>请先扫车次号，或在车次上按「开始装车」</source>
        <translation>Scan a trip number first, or press “Start loading” on the trip</translation>
    </message>
    <message>
        <source>请先扫领料单</source>
        <translation>Scan a requisition first</translation>
    </message>
    <message>
        <source>请先登录</source>
        <translation>Please sign in first</translation>
    </message>
    <message>
        <source>请先登录，再确认已阅读</source>
        <translation>Log in first, then confirm as read</translation>
    </message>
    <message>
        <source>请写明厂区名称，最多 {most} 个字</source>
        <translation>Name the site, at most {most} characters</translation>
    </message>
    <message>
        <source>请写明原因</source>
        <translation>Please give a reason</translation>
    </message>
    <message>
        <source>请写明变更原因</source>
        <translation>Please give a reason for the change</translation>
    </message>
    <message>
        <source>请写明如何处理</source>
        <translation>Please say how it is settled</translation>
    </message>
    <message>
        <source>请写明客户和产品</source>
        <translation>Please give customer and product</translation>
    </message>
    <message>
        <source>请写明破损情况</source>
        <translation>Please describe the damage</translation>
    </message>
    <message>
        <source>请写明重开或挂失的原因</source>
        <translation>Give the reason for reissue or loss</translation>
    </message>
    <message>
        <source>请填写{what}</source>
        <translation>Please fill in: {what}</translation>
    </message>
    <message>
        <source>请填写对谁、说了或做了什么</source>
        <translation>Please say who was told or what was done</translation>
    </message>
    <message>
        <source>请填写问题描述</source>
        <translation>Please describe the problem</translation>
    </message>
    <message>
        <source>请填发票号，或注明「待开票」的理由</source>
        <translation>Please enter the invoice no., or why it is late</translation>
    </message>
    <message>
        <source>请填报验号，不需报验的写明理由</source>
        <translation>Enter the inspection no., or the reason for none</translation>
    </message>
    <message>
        <source>请填收货单位和出门原因</source>
        <translation>Enter consignee and reason for leaving</translation>
    </message>
    <message>
        <source>请填每行实收数，并勾外观和包装</source>
        <translation>Please enter the received quantity of each line, and tick condition and packaging</translation>
    </message>
    <message>
        <source>请填温度范围和记录仪编号</source>
        <translation>Enter temperature range and logger no.</translation>
    </message>
    <message>
        <source>请填湿度</source>
        <translation>Enter the humidity</translation>
    </message>
    <message>
        <source>请填签收人和证件或运单号</source>
        <translation>Please enter signer and ID or waybill no.</translation>
    </message>
    <message>
        <source>请填车牌、司机和电话</source>
        <translation>Please enter plate, driver and phone</translation>
    </message>
    <message>
        <source>请填车牌，车未定时先选车型</source>
        <translation>Enter the plate; without a vehicle yet, choose the type first</translation>
    </message>
    <message>
        <source>请填通知了谁、用什么方式</source>
        <translation>Please enter whom you notified, and how</translation>
    </message>
    <message>
        <source>请填金额</source>
        <translation>Enter the amount</translation>
    </message>
    <message>
        <source>请扫{paper}上的条码</source>
        <translation>Scan the barcode on {paper}</translation>
    </message>
    <message>
        <source>请扫产品标签、批号或物资复验记录</source>
        <translation>Scan a product label, lot no. or recheck record</translation>
    </message>
    <message>
        <source>请扫内容标签上的二维码</source>
        <translation>Please scan the QR code on the content label</translation>
    </message>
    <message>
        <source>请扫合格证上的条码</source>
        <translation>Please scan the barcode on the certificate</translation>
    </message>
    <message>
        <source>请扫或键入序列号、批号</source>
        <translation>Scan or type a serial or lot no.</translation>
    </message>
    <message>
        <source>请扫货品、箱或库位的码</source>
        <translation>Scan the code of goods, a box or a place</translation>
    </message>
    <message>
        <source>请指定时间列和温度列，一列只能用一次</source>
        <translation>Assign the time and temperature columns; use each column once only</translation>
    </message>
    <message>
        <source>请求少装</source>
        <translation>Ask to pack short</translation>
    </message>
    <message>
        <source>请至少写一行货物</source>
        <translation>Enter at least one line of goods</translation>
    </message>
    <message>
        <source>请至少选一个星期几</source>
        <translation>Choose at least one weekday</translation>
    </message>
    <message>
        <source>请输入 PIN</source>
        <translation>Please enter your PIN</translation>
    </message>
    <message>
        <source>请选 1 到 {most} 个库位或载具</source>
        <translation>Choose 1 to {most} places or carriers</translation>
    </message>
    <message>
        <source>请选文件（PDF 或图片）</source>
        <translation>Choose a file (PDF or picture)</translation>
    </message>
    <message>
        <source>请选照片拍的是什么</source>
        <translation>Choose what the photo shows</translation>
    </message>
    <message>
        <source>请选留下的箱，并写明原因</source>
        <translation>Choose the boxes that stay and give the reason</translation>
    </message>
    <message>
        <source>请选类别并写明情况</source>
        <translation>Choose a kind and describe it</translation>
    </message>
    <message>
        <source>请选要盘的库区</source>
        <translation>Choose the zones to count</translation>
    </message>
    <message>
        <source>请选要重盘的库位，并写明原因</source>
        <translation>Choose the places to count again and write the reason</translation>
    </message>
    <message>
        <source>请选车次</source>
        <translation>Choose a trip</translation>
    </message>
    <message>
        <source>请选门岗，一次印 1 到 {most} 张应急放行单</source>
        <translation>Choose a gate; print 1 to {most} emergency release sheets at a time</translation>
    </message>
    <message>
        <source>请键入车牌</source>
        <translation>Key the plate</translation>
    </message>
    <message>
        <source>请领</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>请领数</source>
        <translation>Quantity asked</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>读写不了文件 {file}：{why}</source>
        <translation>Cannot read or write file {file}: {why}</translation>
    </message>
    <message>
        <source>读数</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>读数由另一人核对后撤回</source>
        <translation>A reading is withdrawn after someone else has checked it</translation>
    </message>
    <message>
        <source>读数的时间还没到，请核对仪器的时钟</source>
        <translation>The time of the reading is still to come; check the instrument&apos;s clock</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>调慢键盘发送速度或改用串口；查线，查枪的最大长度</source>
        <translation>Slow the keyboard output or use a serial port; check the cable and the scanner&apos;s maximum length</translation>
    </message>
    <message>
        <source>财务部</source>
        <translation>Finance</translation>
    </message>
    <message>
        <source>货值达到 {n} 元</source>
        <translation>Goods worth {n} yuan or more</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>货品不对</source>
        <translation>Wrong goods</translation>
    </message>
    <message>
        <source>货柜未加封，出门证不能生效</source>
        <translation>Container not sealed; the gate pass cannot take effect</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>货物「{id}」出现了两次，编号不能重复</source>
        <translation>Goods “{id}” appear twice; codes must be unique</translation>
    </message>
    <message>
        <source>货物「{id}」的限制矛盾：上面不许压（max_load_g 为 0），又只能放底层（bottom_only），请去掉一项</source>
        <translation>Goods “{id}” conflict: nothing on top (max_load_g is 0), yet bottom only (bottom_only); drop one</translation>
    </message>
    <message>
        <source>货物去向保密，这个岗位不能查询</source>
        <translation>Where goods go is confidential; this role cannot look it up</translation>
    </message>
    <message>
        <source>货物和出门证对不上：{why}</source>
        <translation>Goods and gate pass do not match: {why}</translation>
    </message>
    <message>
        <source>货物完好</source>
        <translation>Goods intact</translation>
    </message>
    <message>
        <source>货物没能出账，请核对库存</source>
        <translation>The goods could not be booked out; check the stock</translation>
    </message>
    <message>
        <source>货物移走</source>
        <translation>Goods moved away</translation>
    </message>
    <message>
        <source>货物还没有码齐捆牢</source>
        <translation>Goods not yet stacked and lashed</translation>
    </message>
    <message>
        <source>货车</source>
        <translation>Truck</translation>
    </message>
    <message>
        <source>质检员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>质检员扫工牌，看包装，扫标签</source>
        <translation>Inspector: scan badge, see packing, scan label</translation>
    </message>
    <message>
        <source>质检放行</source>
        <translation>Quality release</translation>
    </message>
    <message>
        <source>质检放行箱</source>
        <translation>Release box</translation>
    </message>
    <message>
        <source>质量</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>质量要求</source>
        <translation>Quality terms</translation>
    </message>
    <message>
        <source>质量跟踪卡</source>
        <translation>Quality card</translation>
    </message>
    <message>
        <source>质量跟踪卡 {number}</source>
        <translation>Quality card {number}</translation>
    </message>
    <message>
        <source>质量跟踪卡 {number}，填完再扫一次卡就交检</source>
        <translation>Quality card {number}; fill it in, then scan it again to submit</translation>
    </message>
    <message>
        <source>质量跟踪卡至少要有一道工序</source>
        <translation>A quality card needs at least one process</translation>
    </message>
    <message>
        <source>质量跟踪卡记录不全，不得交检</source>
        <translation>Quality card incomplete; it cannot be submitted</translation>
    </message>
    <message>
        <source>贮运标志已看</source>
        <translation>Marks seen</translation>
    </message>
    <message>
        <source>贴内容标签，扫标签上二维码</source>
        <translation>Stick on the content label; scan its QR code</translation>
    </message>
    <message>
        <source>贴坏</source>
        <translation>Torn</translation>
    </message>
    <message>
        <source>贴标后扫标签</source>
        <translation>Stick the label on, then scan it</translation>
    </message>
    <message>
        <source>贵重</source>
        <translation>Valuable</translation>
    </message>
    <message>
        <source>贵重/安全件防护未确认：{points}</source>
        <translation>Valuable/safety part, protection not confirmed: {points}</translation>
    </message>
    <message>
        <source>贵重/安全件：{points}</source>
        <translation>Valuable/safety goods: {points}</translation>
    </message>
    <message>
        <source>贵重货品：{what}</source>
        <translation>Valuable goods: {what}</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Costs</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Catalog</translation>
    </message>
    <message>
        <source>资料要扫码</source>
        <translation>Paper needs a scan</translation>
    </message>
    <message>
        <source>资料重量不准</source>
        <translation>Data weight inexact</translation>
    </message>
    <message>
        <source>资格</source>
        <translation>Qualification</translation>
    </message>
    <message>
        <source>资格至</source>
        <translation>Qualified until</translation>
    </message>
    <message>
        <source>资质将到期</source>
        <translation>Expiring</translation>
    </message>
    <message>
        <source>资质有效期至</source>
        <translation>Licence valid until</translation>
    </message>
    <message>
        <source>超出厢内</source>
        <translation>Out of the hold</translation>
    </message>
    <message>
        <source>超出发货单数量，请放回原位</source>
        <translation>More than the dispatch order; put it back</translation>
    </message>
    <message>
        <source>超出清单数量，请拿出来</source>
        <translation>More than the list; take it out</translation>
    </message>
    <message>
        <source>超尺寸</source>
        <translation>Oversize</translation>
    </message>
    <message>
        <source>超期存放</source>
        <translation>Stored too long</translation>
    </message>
    <message>
        <source>超期存放已锁定，送复验或处置：{goods}</source>
        <translation>Stored too long and locked, send for recheck or settle: {goods}</translation>
    </message>
    <message>
        <source>超期存放，已锁定：{identity}</source>
        <translation>Stored too long, locked: {identity}</translation>
    </message>
    <message>
        <source>超过 {most} 列，这不像一张单据表</source>
        <translation>More than {most} columns; not like a table of orders</translation>
    </message>
    <message>
        <source>超过 {most} 行，请分成几份</source>
        <translation>More than {most} rows; split it up</translation>
    </message>
    <message>
        <source>超过 {n} 个字符没有结束</source>
        <translation>No end after {n} characters</translation>
    </message>
    <message>
        <source>超过一班才补登</source>
        <translation>Entered over a shift late</translation>
    </message>
    <message>
        <source>超过堆码层数</source>
        <translation>Too many stack layers</translation>
    </message>
    <message>
        <source>超过堆码承重</source>
        <translation>Too much stack load</translation>
    </message>
    <message>
        <source>超过载重</source>
        <translation>Over payload</translation>
    </message>
    <message>
        <source>超限记录</source>
        <translation>Outside-limits record</translation>
    </message>
    <message>
        <source>超领：{item} 只能再发 {left}</source>
        <translation>Too much: {item}, only {left} more to issue</translation>
    </message>
    <message>
        <source>距承诺日 {n} 天，为急件</source>
        <translation>{n} days to the promised date: urgent</translation>
    </message>
    <message>
        <source>距离（公里）</source>
        <translation>Distance (km)</translation>
    </message>
    <message>
        <source>跟踪卡</source>
        <translation>Quality card</translation>
    </message>
    <message>
        <source>跟踪卡待填完：{product}</source>
        <translation>Quality card to fill: {product}</translation>
    </message>
    <message>
        <source>车上有货，凭出门证放行，不能按空车出厂</source>
        <translation>Goods aboard: release on a gate pass, not as an empty vehicle</translation>
    </message>
    <message>
        <source>车上的箱</source>
        <translation>Boxes aboard</translation>
    </message>
    <message>
        <source>车厢或箱体的尺寸大得不可能，请检查单位</source>
        <translation>The hold is impossibly large; check the unit</translation>
    </message>
    <message>
        <source>车厢或箱体的长、宽、高必须都大于 0</source>
        <translation>Length, width and height of the hold must be above 0</translation>
    </message>
    <message>
        <source>车号</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>车号与出门证不同</source>
        <translation>Plate differs from the gate pass</translation>
    </message>
    <message>
        <source>车号与预约不符</source>
        <translation>Plate differs from the booking</translation>
    </message>
    <message>
        <source>车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>车型已改</source>
        <translation>Vehicle type changed</translation>
    </message>
    <message>
        <source>车次</source>
        <translation>Trip</translation>
    </message>
    <message>
        <source>车次 {trip} 一箱也不走：请把发货单改期，或取消车次</source>
        <translation>Nothing would go on trip {trip}: postpone the dispatch orders or cancel the trip</translation>
    </message>
    <message>
        <source>车次 {trip} 上没有发货单</source>
        <translation>No dispatch orders on trip {trip}</translation>
    </message>
    <message>
        <source>车次 {trip} 上没有货，先把发货单排上车</source>
        <translation>Nothing on trip {trip}; put dispatch orders on it first</translation>
    </message>
    <message>
        <source>车次 {trip} 上的发货单已变，请看新的再排</source>
        <translation>The dispatch orders of trip {trip} changed; look again, then plan</translation>
    </message>
    <message>
        <source>车次 {trip} 已凭 {number} 出厂，不能重开</source>
        <translation>Trip {trip} left on {number}; it cannot be reissued</translation>
    </message>
    <message>
        <source>车次 {trip} 已出厂，照片没有归入</source>
        <translation>Trip {trip} has left; the photos were not filed</translation>
    </message>
    <message>
        <source>车次 {trip} 已在装车或已取消</source>
        <translation>Trip {trip} is loading or cancelled</translation>
    </message>
    <message>
        <source>车次 {trip} 已有一张未用的出门证</source>
        <translation>Trip {trip} already has an unused gate pass</translation>
    </message>
    <message>
        <source>车次 {trip} 现在不等车，请看单子</source>
        <translation>Trip {trip} waits for no vehicle now; see its papers</translation>
    </message>
    <message>
        <source>车次 {trip} 现在是「{now}」，送货员不能再改</source>
        <translation>Trip {trip} is now “{now}”; couriers can no longer change</translation>
    </message>
    <message>
        <source>车次 {trip} 现在是「{state}」</source>
        <translation>Trip {trip} is now “{state}”</translation>
    </message>
    <message>
        <source>车次 {trip} 现在是「{state}」，不再排装柜图</source>
        <translation>Trip {trip} is now “{state}”; no more load plans</translation>
    </message>
    <message>
        <source>车次 {trip} 现在是「{state}」，不等车</source>
        <translation>Trip {trip} is now “{state}” and waits for no vehicle</translation>
    </message>
    <message>
        <source>车次 {trip} 现在是「{state}」，不能做这一步</source>
        <translation>Trip {trip} is now “{state}”; this step is not possible</translation>
    </message>
    <message>
        <source>车次 {trip} 的车已经在厂</source>
        <translation>The vehicle of trip {trip} is already inside</translation>
    </message>
    <message>
        <source>车次 {trip} 还没有选车型，先在车次上选车型或柜型</source>
        <translation>Trip {trip} has no vehicle type yet; choose vehicle or container on the trip first</translation>
    </message>
    <message>
        <source>车次 {trip}，请键车牌</source>
        <translation>Trip {trip}: key the plate</translation>
    </message>
    <message>
        <source>车次上还有 {what}，请先改期</source>
        <translation>The trip still holds {what}; postpone it first</translation>
    </message>
    <message>
        <source>车次已更改</source>
        <translation>Trip changed</translation>
    </message>
    <message>
        <source>车次没有第 {stop} 站</source>
        <translation>The trip has no stop {stop}</translation>
    </message>
    <message>
        <source>车次转状态</source>
        <translation>Trip state</translation>
    </message>
    <message>
        <source>车次还没有定车，先填车牌、司机再验车</source>
        <translation>The trip has no vehicle yet; enter plate and driver, then check it</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>车牌一致，请抬杆</source>
        <translation>Plate agrees; raise the barrier</translation>
    </message>
    <message>
        <source>车轴位置（mm）</source>
        <translation>Axle positions (mm)</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>车辆 {name} 年检到期</source>
        <translation>Vehicle {name}: test expires</translation>
    </message>
    <message>
        <source>车辆/货柜不合格：{what}</source>
        <translation>Vehicle/container fails: {what}</translation>
    </message>
    <message>
        <source>车辆、司机或提货人更换</source>
        <translation>Vehicle, driver or pick-up person changed</translation>
    </message>
    <message>
        <source>车辆入厂</source>
        <translation>Gate-in</translation>
    </message>
    <message>
        <source>车辆安全检验过期</source>
        <translation>Vehicle safety test expired</translation>
    </message>
    <message>
        <source>车辆对上车次</source>
        <translation>Link vehicle to trip</translation>
    </message>
    <message>
        <source>车辆已凭应急放行单 {number} 出厂</source>
        <translation>Vehicle left on emergency release sheet {number}</translation>
    </message>
    <message>
        <source>车辆延误</source>
        <translation>Vehicle delay</translation>
    </message>
    <message>
        <source>车辆未登记入厂，请门卫先登记</source>
        <translation>Vehicle not gated in; the guard must do so first</translation>
    </message>
    <message>
        <source>车辆检查</source>
        <translation>Vehicle check</translation>
    </message>
    <message>
        <source>车辆检查及监装记录</source>
        <translation>Vehicle check and supervision record</translation>
    </message>
    <message>
        <source>车辆离厂</source>
        <translation>Vehicle leaves</translation>
    </message>
    <message>
        <source>车门尺寸和载重不能是负数</source>
        <translation>Door size and payload cannot be negative</translation>
    </message>
    <message>
        <source>车间</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>转状态</source>
        <translation>Changes state</translation>
    </message>
    <message>
        <source>转隔离待查</source>
        <translation>Put on hold in doubt</translation>
    </message>
    <message>
        <source>软件</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>轴荷</source>
        <translation>Axle load</translation>
    </message>
    <message>
        <source>轴荷或重心会超限</source>
        <translation>Axle load or balance would exceed the limit</translation>
    </message>
    <message>
        <source>轴荷超限</source>
        <translation>Axle overloaded</translation>
    </message>
    <message>
        <source>轴荷（kg）</source>
        <translation>Axle load (kg)</translation>
    </message>
    <message>
        <source>轻微</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>载具</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>载重 kg</source>
        <translation>Payload kg</translation>
    </message>
    <message>
        <source>载重（kg）</source>
        <translation>Payload (kg)</translation>
    </message>
    <message>
        <source>输入法</source>
        <translation>Input method</translation>
    </message>
    <message>
        <source>输入法改了这次扫描，已拒收</source>
        <translation>The input method changed this scan; refused</translation>
    </message>
    <message>
        <source>输入法没有插手，大写锁定关着，枪没有改大小写</source>
        <translation>Input method kept out, Caps Lock off, scanner left the case alone</translation>
    </message>
    <message>
        <source>过不了门</source>
        <translation>Does not pass the door</translation>
    </message>
    <message>
        <source>过不了门或放不进厢内</source>
        <translation>Does not pass the door or fit inside</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>过期未出门</source>
        <translation>Expired before leaving</translation>
    </message>
    <message>
        <source>过程检验</source>
        <translation>In-process inspection</translation>
    </message>
    <message>
        <source>过账</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>过账时间</source>
        <translation>Posting time</translation>
    </message>
    <message>
        <source>运费明细</source>
        <translation>Freight details</translation>
    </message>
    <message>
        <source>运费清单按月打印，如 2026-11：{given}</source>
        <translation>Freight lists print by month, e.g. 2026-11: {given}</translation>
    </message>
    <message>
        <source>运费（分）</source>
        <translation>Freight (fen)</translation>
    </message>
    <message>
        <source>运输</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>运输工具安全</source>
        <translation>Transport safe</translation>
    </message>
    <message>
        <source>运输方式</source>
        <translation>Transport mode</translation>
    </message>
    <message>
        <source>运输注意事项</source>
        <translation>Transport care</translation>
    </message>
    <message>
        <source>运输温度下限要低于上限</source>
        <translation>The lower transport temperature must be below the upper</translation>
    </message>
    <message>
        <source>运输温湿度写成 2～8 ℃，≤60 %RH 这样</source>
        <translation>Write the transport climate like 2～8 ℃，≤60 %RH</translation>
    </message>
    <message>
        <source>运输防护未做：{what}；不需要的写明理由</source>
        <translation>Transport protection missing: {what}; give a reason for what is not needed</translation>
    </message>
    <message>
        <source>近 {n} 个月</source>
        <translation>Last {n} months</translation>
    </message>
    <message>
        <source>返修返还</source>
        <translation>Repair return</translation>
    </message>
    <message>
        <source>返工</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>返工区</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>还不知道是哪一件</source>
        <translation>Not yet known which piece it is</translation>
    </message>
    <message>
        <source>还差</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>还有 {n} 个库位没有盘完：{places}</source>
        <translation>{n} places not counted yet: {places}</translation>
    </message>
    <message>
        <source>还有 {n} 条异常没有处理</source>
        <translation>{n} exceptions not settled yet</translation>
    </message>
    <message>
        <source>还没有与物流公司点件，不能签收</source>
        <translation>Not counted with the carrier yet; cannot sign</translation>
    </message>
    <message>
        <source>还没有人批准你设签字密钥，请找系统管理员和另一位批准人</source>
        <translation>Nobody has approved a signing key for you yet; see the system administrator and a second approver</translation>
    </message>
    <message>
        <source>还没有发布签字名单，不能预签</source>
        <translation>No trust list published yet; signing ahead is not possible</translation>
    </message>
    <message>
        <source>还没有库位，先在「资料」建库区和库位</source>
        <translation>No places yet; set up zones and places under Data first</translation>
    </message>
    <message>
        <source>还没有库位，请先在资料里建立</source>
        <translation>No locations yet; set them up under Catalog</translation>
    </message>
    <message>
        <source>还没有建立签字的根密钥，请先运行 jiaofu-admin trust found</source>
        <translation>No signing root key yet; first run jiaofu-admin trust found</translation>
    </message>
    <message>
        <source>还没有待收区，请先在「资料·库区」建立「待收」库区和库位</source>
        <translation>No awaiting area yet; set up an awaiting zone and places under Data · Zones first</translation>
    </message>
    <message>
        <source>还没有扫要上架的批，请扫它的标签</source>
        <translation>No lot to shelve scanned yet; scan its label</translation>
    </message>
    <message>
        <source>还没有扫要入库的包装物</source>
        <translation>No packaging scanned for stock-in yet</translation>
    </message>
    <message>
        <source>还没有扫要发的包装物</source>
        <translation>No packaging scanned for issue yet</translation>
    </message>
    <message>
        <source>还没有签字密钥。请系统管理员和另一位批准人批准后，在设置里设签字密钥</source>
        <translation>No signing key yet. Once the system administrator and a second approver approve it, set it under Settings</translation>
    </message>
    <message>
        <source>还没有认定是哪一件，不能补标识</source>
        <translation>The piece is not identified yet, so it cannot be marked anew</translation>
    </message>
    <message>
        <source>还没有通知客户收货，不能装车</source>
        <translation>Customer not notified; no loading</translation>
    </message>
    <message>
        <source>还没有通知客户，不能与物流公司点件</source>
        <translation>Customer not notified yet; cannot count with the carrier</translation>
    </message>
    <message>
        <source>还没有通知客户，不能登记物流公司和车辆</source>
        <translation>Customer not notified yet; cannot register carrier and vehicle</translation>
    </message>
    <message>
        <source>还没有通知客户，物流公司不能签收</source>
        <translation>Customer not notified yet; the carrier cannot sign</translation>
    </message>
    <message>
        <source>这一天还没到</source>
        <translation>That day has not come yet</translation>
    </message>
    <message>
        <source>这一张已作废，不再打印</source>
        <translation>This print is void and is not printed any more</translation>
    </message>
    <message>
        <source>这一条不缺数量</source>
        <translation>This line lacks no quantity</translation>
    </message>
    <message>
        <source>这一条已结，照片没有归入</source>
        <translation>This line is closed; the photo was not filed</translation>
    </message>
    <message>
        <source>这一条现在不用填原因：先复盘，或盘点已结束</source>
        <translation>This line needs no reason now: recount first, or the count has ended</translation>
    </message>
    <message>
        <source>这一条现在不能这样处置</source>
        <translation>This line cannot be settled that way now</translation>
    </message>
    <message>
        <source>这一格不能空着</source>
        <translation>This cell cannot be blank</translation>
    </message>
    <message>
        <source>这一步不收这个码</source>
        <translation>Wrong code for this step</translation>
    </message>
    <message>
        <source>这一步由{roles}来做，{name}没有这个权限</source>
        <translation>This step belongs to {roles}; {name} has no permission</translation>
    </message>
    <message>
        <source>这一箱不在备货区</source>
        <translation>This box is not in the staging area</translation>
    </message>
    <message>
        <source>这一箱不在本车装货清单上</source>
        <translation>This box is not on this vehicle&apos;s loading list</translation>
    </message>
    <message>
        <source>这一箱不在车上</source>
        <translation>This box is not on the vehicle</translation>
    </message>
    <message>
        <source>这一箱不是本单的，请搬走再扫「取出」和它</source>
        <translation>This box belongs to another order; move it away, then scan “take out” and it</translation>
    </message>
    <message>
        <source>这一箱已装车，先卸下才能移</source>
        <translation>This box is loaded; unload it before moving</translation>
    </message>
    <message>
        <source>这一箱已装车，重复扫描</source>
        <translation>This box is loaded already; repeated scan</translation>
    </message>
    <message>
        <source>这一箱是「{state}」，他人核对以后才能封箱</source>
        <translation>This box is “{state}”; it is sealed after the second check</translation>
    </message>
    <message>
        <source>这一箱的防护不用{item}，或已做过</source>
        <translation>This box needs no {item}, or it is done</translation>
    </message>
    <message>
        <source>这一箱要逐件重扫核对</source>
        <translation>Check this box by scanning each item again</translation>
    </message>
    <message>
        <source>这一箱还没有封好，不该在备货区</source>
        <translation>This box is not sealed yet and should not be in the staging area</translation>
    </message>
    <message>
        <source>这一箱还没有封箱贴标，不能装车</source>
        <translation>This box is not sealed and labelled; no loading</translation>
    </message>
    <message>
        <source>这一行不在订单 {order} 上</source>
        <translation>This line is not on order {order}</translation>
    </message>
    <message>
        <source>这一行计划已审核</source>
        <translation>This plan line is reviewed</translation>
    </message>
    <message>
        <source>这一页不收货品的码，按 F3 看 {identity} 的追溯</source>
        <translation>This page takes no goods codes; press F3 for the trace of {identity}</translation>
    </message>
    <message>
        <source>这一页不收这个码，请先打开对应的页</source>
        <translation>This page does not take this code; open the right page first</translation>
    </message>
    <message>
        <source>这一项不由{department}评审</source>
        <translation>This point is not reviewed by {department}</translation>
    </message>
    <message>
        <source>这一项已整改完</source>
        <translation>The action on this item is already done</translation>
    </message>
    <message>
        <source>这一项没有被否定，不须解决</source>
        <translation>This point was not rejected; nothing to solve</translation>
    </message>
    <message>
        <source>这不是交付台的密钥文件</source>
        <translation>This is not a Jiaofu Desk key file</translation>
    </message>
    <message>
        <source>这不是交付台的登记文件</source>
        <translation>This is not a Jiaofu Desk enrolment file</translation>
    </message>
    <message>
        <source>这个位置已被装好的箱挡住，移到门口一侧</source>
        <translation>Packed boxes block this place; move it toward the door</translation>
    </message>
    <message>
        <source>这个原因不用于{purpose}</source>
        <translation>Not a reason for this: {purpose}</translation>
    </message>
    <message>
        <source>这个商品条码没有登记，请扫序列号或批号</source>
        <translation>This GTIN is not registered; scan the serial or lot number</translation>
    </message>
    <message>
        <source>这个客户的 ERP 编码是 {no}</source>
        <translation>This customer&apos;s ERP code is {no}</translation>
    </message>
    <message>
        <source>这个序列号已经有了，现在是「{state}」</source>
        <translation>This serial already exists; it is now “{state}”</translation>
    </message>
    <message>
        <source>这个批号已经有了：{number}</source>
        <translation>This lot no. already exists: {number}</translation>
    </message>
    <message>
        <source>这个码不能当资料条码，它已有别的意思：{code}</source>
        <translation>This code has another meaning; it cannot be a paper&apos;s barcode: {code}</translation>
    </message>
    <message>
        <source>这个码有两种意思，请扫另一个码</source>
        <translation>This code has two meanings; scan another</translation>
    </message>
    <message>
        <source>这个码有两种读法，不能用</source>
        <translation>This code can be read in two ways; not usable</translation>
    </message>
    <message>
        <source>这个码追溯不到货品，请扫序列号、批号、箱或单据</source>
        <translation>This code leads to no goods; scan a serial, a lot no., a box or a paper</translation>
    </message>
    <message>
        <source>这些库区正在 {number} 里盘，不能同时盘两次</source>
        <translation>These zones are being counted in {number}; they cannot be counted twice at once</translation>
    </message>
    <message>
        <source>这些库区没有库位</source>
        <translation>These zones have no places</translation>
    </message>
    <message>
        <source>这件不在发货单上，请放回原位</source>
        <translation>Not on the dispatch order; put it back</translation>
    </message>
    <message>
        <source>这件不在本箱</source>
        <translation>Not in this box</translation>
    </message>
    <message>
        <source>这件不是本单货品，请拿出来</source>
        <translation>Not goods of this order; take it out</translation>
    </message>
    <message>
        <source>这件已经提过货</source>
        <translation>Already picked</translation>
    </message>
    <message>
        <source>这件没有为本单提货，请拿出来</source>
        <translation>Not picked for this order; take it out</translation>
    </message>
    <message>
        <source>这件货不用这种包装材料：{item}</source>
        <translation>These goods take no such packing material: {item}</translation>
    </message>
    <message>
        <source>这件货不需要{paper}</source>
        <translation>These goods need no {paper}</translation>
    </message>
    <message>
        <source>这份包装要求没有步骤</source>
        <translation>This packing requirement has no steps</translation>
    </message>
    <message>
        <source>这份变更申请已答复</source>
        <translation>This change request is already answered</translation>
    </message>
    <message>
        <source>这份记录刚被别人改过，请刷新后再做一次</source>
        <translation>Somebody else has just changed this record; refresh and try again</translation>
    </message>
    <message>
        <source>这台电脑已登记另一个根密钥。确实要换，请加 --replace 重新登记</source>
        <translation>This computer is enrolled with another root key. To change it, enrol again with --replace</translation>
    </message>
    <message>
        <source>这台电脑没有 lp（CUPS），不能用打印队列 {queue}</source>
        <translation>This PC has no lp (CUPS); print queue {queue} cannot be used</translation>
    </message>
    <message>
        <source>这台电脑没有登记为签字工位，请系统管理员运行 jiaofu-admin trust enrol</source>
        <translation>This computer is not enrolled as a signing station; the system administrator must run jiaofu-admin trust enrol</translation>
    </message>
    <message>
        <source>这台电脑没有登记，或者还没有发布签字名单</source>
        <translation>This computer is not enrolled, or no trust list is published yet</translation>
    </message>
    <message>
        <source>这台电脑没有系统钥匙串</source>
        <translation>This computer has no system keyring</translation>
    </message>
    <message>
        <source>这台电脑的时钟比签字慢得多，请先校时再签</source>
        <translation>This computer&apos;s clock is far behind the signatures; set it, then sign</translation>
    </message>
    <message>
        <source>这台电脑还没有登记，登记文件要在建立根密钥或已登记的电脑上做</source>
        <translation>This computer is not enrolled; make the enrolment file where the root key was created or on an enrolled computer</translation>
    </message>
    <message>
        <source>这张出门证只能从{gate}出门</source>
        <translation>This gate pass may only leave by {gate}</translation>
    </message>
    <message>
        <source>这张单据在「{page}」办理，按 F3 过去</source>
        <translation>This paper is handled on “{page}”; press F3 to go there</translation>
    </message>
    <message>
        <source>这张表没有可导出的清单</source>
        <translation>This table has no list to export</translation>
    </message>
    <message>
        <source>这张装箱单已作废，请换成新打的</source>
        <translation>This packing list is void: take the newly printed one</translation>
    </message>
    <message>
        <source>这把密钥已经挂失</source>
        <translation>This key is already reported lost</translation>
    </message>
    <message>
        <source>这是别单的箱：{customer} 第 {n} 箱，请拿开</source>
        <translation>Box of another order: {customer}, box {n}; take it away</translation>
    </message>
    <message>
        <source>这是别的厂区的出门证，本厂不得放行</source>
        <translation>Gate pass of another site; no release here</translation>
    </message>
    <message>
        <source>这是别的箱的标签</source>
        <translation>This is another box&apos;s label</translation>
    </message>
    <message>
        <source>这是已作废的旧标签，请换上新标签</source>
        <translation>This is a void old label; put the new one on</translation>
    </message>
    <message>
        <source>这是成品，在「成品入库」入库</source>
        <translation>These are finished goods; stock them in under Finished goods in</translation>
    </message>
    <message>
        <source>这是挂车号牌，请键到「挂车」一行</source>
        <translation>This is a trailer plate; key it under “Trailer”</translation>
    </message>
    <message>
        <source>这是旧格式 .xls，请另存为 .xlsx 或 .csv</source>
        <translation>This is an old .xls; save it as .xlsx or .csv</translation>
    </message>
    <message>
        <source>这是签字工位的登记文件，请给出一次性登记码（--code）</source>
        <translation>This enrolment file is for a signing station; give the one-time code (--code)</translation>
    </message>
    <message>
        <source>这是编号，请扫门卫联上的二维码</source>
        <translation>This is the number; scan the QR code on the gate copy</translation>
    </message>
    <message>
        <source>这样签的出门证门岗不会认，请作废后重开</source>
        <translation>The gate would not accept a pass signed like this; void and reissue it</translation>
    </message>
    <message>
        <source>这次</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>这次超限已填过纠正说明</source>
        <translation>This excess already has its corrective note</translation>
    </message>
    <message>
        <source>这段时间没有未导出的入库单</source>
        <translation>No unexported goods receipts in this period</translation>
    </message>
    <message>
        <source>这种包装材料已放</source>
        <translation>This packing material is in already</translation>
    </message>
    <message>
        <source>这里不收这种单据</source>
        <translation>This paper is not taken here</translation>
    </message>
    <message>
        <source>这里不收这种码，请扫到货批的标签或库位</source>
        <translation>Such a code is not taken here; scan the label of an arrived lot or a place</translation>
    </message>
    <message>
        <source>这里不收这种码，请扫单据或产品标签</source>
        <translation>This code is not taken here; scan a paper or product label</translation>
    </message>
    <message>
        <source>这里不收这种码，请扫单据或包装物码</source>
        <translation>This code is not taken here; scan a paper or packaging code</translation>
    </message>
    <message>
        <source>这里不收这种码，请扫货品或库位</source>
        <translation>Such a code is not taken here; scan goods or a place</translation>
    </message>
    <message>
        <source>这里不用命令码</source>
        <translation>Command codes are not used here</translation>
    </message>
    <message>
        <source>这里写 0 到 {most} 的整数</source>
        <translation>Write a whole number from 0 to {most} here</translation>
    </message>
    <message>
        <source>这里写「是」或「否」</source>
        <translation>Write 是 (yes) or 否 (no) here</translation>
    </message>
    <message>
        <source>这里写「步骤」或「材料」</source>
        <translation>Write “步骤” (step) or “材料” (material) here</translation>
    </message>
    <message>
        <source>这里写的</source>
        <translation>Written here</translation>
    </message>
    <message>
        <source>这里现在不称重</source>
        <translation>Nothing is weighed here now</translation>
    </message>
    <message>
        <source>这里要写数字</source>
        <translation>Write a number here</translation>
    </message>
    <message>
        <source>这里要扫产品标签、合格证或「确认」</source>
        <translation>Scan a product label, certificate or Confirm here</translation>
    </message>
    <message>
        <source>这项措施已经结束</source>
        <translation>This action has already ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>进货检验</source>
        <translation>Incoming inspection</translation>
    </message>
    <message>
        <source>连不上</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>连不上打印机 {where}：{detail}</source>
        <translation>Cannot reach printer {where}: {detail}</translation>
    </message>
    <message>
        <source>连不上数据库</source>
        <translation>Database unreachable</translation>
    </message>
    <message>
        <source>连不上数据库，本岗还没有同步过门卫，登录不了</source>
        <translation>The database cannot be reached and this gate never synchronised its guards: no sign-in</translation>
    </message>
    <message>
        <source>连不上数据库，这台电脑没有门岗日志，不能断网放行</source>
        <translation>Database unreachable, and this computer has no gate log: no release offline</translation>
    </message>
    <message>
        <source>迟</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>迟到 {n} 分</source>
        <translation>{n} min late</translation>
    </message>
    <message>
        <source>迟到 {n} 天</source>
        <translation>{n} days late</translation>
    </message>
    <message>
        <source>迟到 {n} 小时</source>
        <translation>{n} h late</translation>
    </message>
    <message>
        <source>迟到：{plate} 未到</source>
        <translation>Late: {plate} has not come</translation>
    </message>
    <message>
        <source>追溯 {identity}：{product}</source>
        <translation>Trace {identity}: {product}</translation>
    </message>
    <message>
        <source>退供方</source>
        <translation>Return to supplier</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>退回原因</source>
        <translation>Reason for return</translation>
    </message>
    <message>
        <source>退回原状态</source>
        <translation>Back to former state</translation>
    </message>
    <message>
        <source>退回库位</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>退回货位</source>
        <translation>Back to location</translation>
    </message>
    <message>
        <source>退回重新包装：{reason}</source>
        <translation>Back to be packed again: {reason}</translation>
    </message>
    <message>
        <source>退料</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退料原因</source>
        <translation>Reason for return</translation>
    </message>
    <message>
        <source>退料数</source>
        <translation>Quantity returned</translation>
    </message>
    <message>
        <source>退货</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退货入库</source>
        <translation>Return to stock</translation>
    </message>
    <message>
        <source>退货区</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>退货单号</source>
        <translation>Return slip no.</translation>
    </message>
    <message>
        <source>退货检验</source>
        <translation>Return inspection</translation>
    </message>
    <message>
        <source>退货要有退货单号（TH 加 8 位数字），没有不能入厂</source>
        <translation>A return needs a return slip no. (TH and 8 digits); no gate-in without it</translation>
    </message>
    <message>
        <source>送复验</source>
        <translation>Send for recheck</translation>
    </message>
    <message>
        <source>送检</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>送货</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>送货单号</source>
        <translation>Delivery note no.</translation>
    </message>
    <message>
        <source>送货员未培训合格</source>
        <translation>Delivery man without passed training</translation>
    </message>
    <message>
        <source>送货地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>送货要素未确认：{point}</source>
        <translation>Delivery point not confirmed: {point}</translation>
    </message>
    <message>
        <source>适合所装货物</source>
        <translation>Fit for the goods</translation>
    </message>
    <message>
        <source>适用</source>
        <translation>Applies</translation>
    </message>
    <message>
        <source>选包装</source>
        <translation>Set packaging</translation>
    </message>
    <message>
        <source>选盘点表，或扫盘点表条码</source>
        <translation>Choose a count sheet, or scan its barcode</translation>
    </message>
    <message>
        <source>选车型</source>
        <translation>Vehicle type</translation>
    </message>
    <message>
        <source>逐件扫 {place}，盘完按 F12</source>
        <translation>Scan {place} piece by piece, F12 when done</translation>
    </message>
    <message>
        <source>逐件扫箱内货品</source>
        <translation>Scan each item in the box</translation>
    </message>
    <message>
        <source>逐件检验（100 %）</source>
        <translation>Inspect every piece (100 %)</translation>
    </message>
    <message>
        <source>逐件重扫</source>
        <translation>Rescan each</translation>
    </message>
    <message>
        <source>逐台序列号</source>
        <translation>By serial</translation>
    </message>
    <message>
        <source>途中记录</source>
        <translation>Transit log</translation>
    </message>
    <message>
        <source>通知了谁</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>通知单</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通知单已确认，补入的订单要注明急件原因</source>
        <translation>The notice is confirmed; say why the added order is urgent</translation>
    </message>
    <message>
        <source>通知客户</source>
        <translation>Notify</translation>
    </message>
    <message>
        <source>通知客户收货：{customer}</source>
        <translation>Notify customer: {customer}</translation>
    </message>
    <message>
        <source>通知客户的时间不能在现在之后</source>
        <translation>The customer cannot have been notified in the future</translation>
    </message>
    <message>
        <source>通知方式</source>
        <translation>How notified</translation>
    </message>
    <message>
        <source>通话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>通道畅通</source>
        <translation>Gangways clear</translation>
    </message>
    <message>
        <source>通风</source>
        <translation>Airing</translation>
    </message>
    <message>
        <source>通风良好</source>
        <translation>Well aired</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>道路堵塞</source>
        <translation>Road blocked</translation>
    </message>
    <message>
        <source>邮件</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>部分发料</source>
        <translation>Part issued</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>采购</source>
        <translation>Purchasing</translation>
    </message>
    <message>
        <source>采购部</source>
        <translation>Purchasing</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>重复放行</source>
        <translation>Double release</translation>
    </message>
    <message>
        <source>重复放行：{what}</source>
        <translation>Double release: {what}</translation>
    </message>
    <message>
        <source>重大</source>
        <translation>Major</translation>
    </message>
    <message>
        <source>重大服务单须报告领导</source>
        <translation>A major case is reported to the management</translation>
    </message>
    <message>
        <source>重开出门证</source>
        <translation>Reissue pass</translation>
    </message>
    <message>
        <source>重心</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>重心偏出</source>
        <translation>Off balance</translation>
    </message>
    <message>
        <source>重心偏出：{found} %，最多 {allowed} %</source>
        <translation>Off balance: {found} %, at most {allowed} %</translation>
    </message>
    <message>
        <source>重心太靠前：{found} %，至少 {allowed} %</source>
        <translation>Too far forward: {found} %, at least {allowed} %</translation>
    </message>
    <message>
        <source>重心太靠车门：{found} %，最多 {allowed} %</source>
        <translation>Too near the door: {found} %, at most {allowed} %</translation>
    </message>
    <message>
        <source>重心左右偏 {found} %，最多 {allowed} %</source>
        <translation>Off centre sideways {found} %, at most {allowed} %</translation>
    </message>
    <message>
        <source>重心的前界要小于后界</source>
        <translation>The front balance limit must be below the rear one</translation>
    </message>
    <message>
        <source>重心范围（‰）</source>
        <translation>Balance range (‰)</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>重新安排</source>
        <translation>Plan again</translation>
    </message>
    <message>
        <source>重新开箱</source>
        <translation>Reopen box</translation>
    </message>
    <message>
        <source>重新打开装车</source>
        <translation>Reopen loading</translation>
    </message>
    <message>
        <source>重新装车核对</source>
        <translation>Load and check again</translation>
    </message>
    <message>
        <source>重新评审</source>
        <translation>Review again</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>重量不符：{gross} kg，应为 {wanted} ± {tolerance}</source>
        <translation>Weight differs: {gross} kg, should be {wanted} ± {tolerance}</translation>
    </message>
    <message>
        <source>重量作废重称</source>
        <translation>Weight void, weighed again</translation>
    </message>
    <message>
        <source>重量允差（g）</source>
        <translation>Weight tolerance (g)</translation>
    </message>
    <message>
        <source>重量允差（‰）</source>
        <translation>Weight tolerance (‰)</translation>
    </message>
    <message>
        <source>重量放行</source>
        <translation>Weight release</translation>
    </message>
    <message>
        <source>重量放行要由没装这箱的组长来做</source>
        <translation>A team leader who did not pack this box releases the weight</translation>
    </message>
    <message>
        <source>重量要大于零</source>
        <translation>The weight must be above zero</translation>
    </message>
    <message>
        <source>金额写成 120.50 这样，最多两位小数</source>
        <translation>Write the amount like 120.50, two decimals at most</translation>
    </message>
    <message>
        <source>金额写成 1200 或 1200.50 的样子：{given}</source>
        <translation>Write the amount like 1200 or 1200.50: {given}</translation>
    </message>
    <message>
        <source>铁路</source>
        <translation>Rail</translation>
    </message>
    <message>
        <source>销售</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>锁定的货只能返工或报废；复验合格由复验记录解锁</source>
        <translation>Locked goods can only be reworked or scrapped; a passed recheck record unlocks them</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>错几次</source>
        <translation>Wrong tries</translation>
    </message>
    <message>
        <source>错货</source>
        <translation>Wrong goods</translation>
    </message>
    <message>
        <source>错货：不是本单货品</source>
        <translation>Wrong goods: not of order</translation>
    </message>
    <message>
        <source>键了 {what}</source>
        <translation>Keyed {what}</translation>
    </message>
    <message>
        <source>键入的</source>
        <translation>Keyed</translation>
    </message>
    <message>
        <source>键入编号</source>
        <translation>Number typed</translation>
    </message>
    <message>
        <source>键数量按 ×，再扫{name}批号（差 {n} {unit}）</source>
        <translation>Key the count, press ×, then scan the lot of {name} ({n} {unit} missing)</translation>
    </message>
    <message>
        <source>键盘大写锁定开着，已拒收</source>
        <translation>Caps Lock is on; refused</translation>
    </message>
    <message>
        <source>键盘大写锁定（Caps Lock）开着，没有计入：请关掉，再扫一次</source>
        <translation>Caps Lock is on, not counted: switch it off and scan again</translation>
    </message>
    <message>
        <source>键盘扫描前缀</source>
        <translation>Keyboard scan prefix</translation>
    </message>
    <message>
        <source>长 mm</source>
        <translation>Length mm</translation>
    </message>
    <message>
        <source>长×宽×高</source>
        <translation>L×W×H</translation>
    </message>
    <message>
        <source>长码不断、不丢字（二维码；只读一维码的枪跳过）</source>
        <translation>Long codes neither break nor lose characters (2D; skip with a 1D scanner)</translation>
    </message>
    <message>
        <source>门卫</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>门卫有疑问，未放行</source>
        <translation>The guard has a doubt; not released</translation>
    </message>
    <message>
        <source>门宽（mm）</source>
        <translation>Door width (mm)</translation>
    </message>
    <message>
        <source>门岗</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>门岗不用命令码，请扫出门证</source>
        <translation>The gate takes no command codes; scan a gate pass</translation>
    </message>
    <message>
        <source>门岗事件</source>
        <translation>Gate incidents</translation>
    </message>
    <message>
        <source>门岗值班表</source>
        <translation>Gate duty roster</translation>
    </message>
    <message>
        <source>门岗异常</source>
        <translation>Gate incident</translation>
    </message>
    <message>
        <source>门岗异常办结</source>
        <translation>Close gate incident</translation>
    </message>
    <message>
        <source>门岗异常：{what}</source>
        <translation>Gate incident: {what}</translation>
    </message>
    <message>
        <source>门岗拒放：{what}</source>
        <translation>Gate refused: {what}</translation>
    </message>
    <message>
        <source>门岗日志写不了，不能放行：{why}</source>
        <translation>Gate log cannot be written; no release: {why}</translation>
    </message>
    <message>
        <source>门岗日志换不了新的：{why}</source>
        <translation>Gate log cannot be replaced: {why}</translation>
    </message>
    <message>
        <source>门岗日志文件夹</source>
        <translation>Gate log folder</translation>
    </message>
    <message>
        <source>门岗日志第 {lines} 行损坏，请通知系统管理员</source>
        <translation>Gate log line {lines} damaged; tell the system administrator</translation>
    </message>
    <message>
        <source>门岗日志读不了：{why}</source>
        <translation>Gate log unreadable: {why}</translation>
    </message>
    <message>
        <source>门岗时钟异常：{what}</source>
        <translation>Gate clock fault: {what}</translation>
    </message>
    <message>
        <source>门岗记录</source>
        <translation>Gate log</translation>
    </message>
    <message>
        <source>门岗记录按日期打印，如 2026-11-23：{given}</source>
        <translation>The gate log prints by date, like 2026-11-23: {given}</translation>
    </message>
    <message>
        <source>门高（mm）</source>
        <translation>Door height (mm)</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>防护做到，扫「确认」</source>
        <translation>Protect the goods, then scan Confirm</translation>
    </message>
    <message>
        <source>防护已签：{point}</source>
        <translation>Protection signed: {point}</translation>
    </message>
    <message>
        <source>防护未确认</source>
        <translation>Not protected</translation>
    </message>
    <message>
        <source>防护：{item}，做到再扫标签</source>
        <translation>Protect: {item}; then scan the label</translation>
    </message>
    <message>
        <source>防护：{points}。做到了扫「确认」</source>
        <translation>Protection: {points}. When done, scan Confirm</translation>
    </message>
    <message>
        <source>防潮</source>
        <translation>Keep dry</translation>
    </message>
    <message>
        <source>防雨（篷布）</source>
        <translation>Rain cover (tarpaulin)</translation>
    </message>
    <message>
        <source>防震固定</source>
        <translation>Fixed against shock</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>附件只收 20 MB 以内的 PNG、JPEG 图片或 PDF：{name}</source>
        <translation>Only PNG or JPEG images or PDF up to 20 MB: {name}</translation>
    </message>
    <message>
        <source>降温</source>
        <translation>Cooling</translation>
    </message>
    <message>
        <source>降温后</source>
        <translation>once it has cooled</translation>
    </message>
    <message>
        <source>限层数</source>
        <translation>Layer limits</translation>
    </message>
    <message>
        <source>限承重</source>
        <translation>Load limits</translation>
    </message>
    <message>
        <source>除湿</source>
        <translation>Drying</translation>
    </message>
    <message>
        <source>随改交货日</source>
        <translation>Follows due date</translation>
    </message>
    <message>
        <source>随改地址</source>
        <translation>Readdress</translation>
    </message>
    <message>
        <source>随货资料</source>
        <translation>Papers with goods</translation>
    </message>
    <message>
        <source>随货资料不齐</source>
        <translation>Papers incomplete</translation>
    </message>
    <message>
        <source>随货资料不齐：{paper}</source>
        <translation>Papers with goods incomplete: {paper}</translation>
    </message>
    <message>
        <source>随货资料里没有这一份：{paper}</source>
        <translation>Not among the papers with goods: {paper}</translation>
    </message>
    <message>
        <source>随车</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>隔离区</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>隔离原因</source>
        <translation>Reason for hold</translation>
    </message>
    <message>
        <source>隔离品</source>
        <translation>Goods on hold</translation>
    </message>
    <message>
        <source>集装箱</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>需求</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>需求文档</source>
        <translation>Req. doc.</translation>
    </message>
    <message>
        <source>霍尼韦尔 Honeywell</source>
        <translation>Honeywell</translation>
    </message>
    <message>
        <source>非销售物资</source>
        <translation>Non-sales goods</translation>
    </message>
    <message>
        <source>面包车</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>音量（0～100）</source>
        <translation>Volume (0–100)</translation>
    </message>
    <message>
        <source>项数</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>项目经理</source>
        <translation>Project manager</translation>
    </message>
    <message>
        <source>须签部门</source>
        <translation>Required departments</translation>
    </message>
    <message>
        <source>须签部门按设置</source>
        <translation>Required departments as set</translation>
    </message>
    <message>
        <source>须签：{kind}，{roles}中 {count} 个部门</source>
        <translation>Required: {kind}, {count} of {roles}</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>预留给</source>
        <translation>Reserved for</translation>
    </message>
    <message>
        <source>预签</source>
        <translation>Sign ahead</translation>
    </message>
    <message>
        <source>预签·{role}</source>
        <translation>Signed ahead · {role}</translation>
    </message>
    <message>
        <source>预签不能用纸签，请先收回预签</source>
        <translation>No paper signature when signing ahead; withdraw it first</translation>
    </message>
    <message>
        <source>预签出门证</source>
        <translation>Sign pass ahead</translation>
    </message>
    <message>
        <source>预签已过有效期，改由两部门照常签字</source>
        <translation>Signing ahead has lapsed; both departments sign as usual</translation>
    </message>
    <message>
        <source>预签放行</source>
        <translation>Release as signed ahead</translation>
    </message>
    <message>
        <source>预签是给仓管员{maker}的，由他签实际装车</source>
        <translation>It was signed ahead for storekeeper {maker}, who must sign the actual load</translation>
    </message>
    <message>
        <source>预签限额</source>
        <translation>Sign-ahead limit</translation>
    </message>
    <message>
        <source>预约的</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>预计箱数</source>
        <translation>Estimate boxes</translation>
    </message>
    <message>
        <source>领料人与发料人不能为同一人</source>
        <translation>Taker and issuer cannot be the same person</translation>
    </message>
    <message>
        <source>领料单</source>
        <translation>Requisition</translation>
    </message>
    <message>
        <source>领料单 {number}·{department}</source>
        <translation>Requisition {number} · {department}</translation>
    </message>
    <message>
        <source>领料单「{state}」，不能发料</source>
        <translation>Requisition is “{state}”; no issue</translation>
    </message>
    <message>
        <source>领料单上没有这种包装物：{item}</source>
        <translation>Not on the requisition: {item}</translation>
    </message>
    <message>
        <source>领料单待发：{department}</source>
        <translation>Requisition to issue: {department}</translation>
    </message>
    <message>
        <source>领料单要有 1 到 {most} 行</source>
        <translation>A requisition takes 1 to {most} lines</translation>
    </message>
    <message>
        <source>领料部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>首号</source>
        <translation>First no.</translation>
    </message>
    <message>
        <source>首次使用</source>
        <translation>First used</translation>
    </message>
    <message>
        <source>首次响应</source>
        <translation>First response</translation>
    </message>
    <message>
        <source>首次回访：{customer}</source>
        <translation>First follow-up: {customer}</translation>
    </message>
    <message>
        <source>驾驶</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>验收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>验收合格</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>验收结果</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>验车合格</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>验车后</source>
        <translation>After vehicle check</translation>
    </message>
    <message>
        <source>高 mm</source>
        <translation>Height mm</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>SSCC 末四位 {tail}</source>
        <translation>SSCC last four {tail}</translation>
    </message>
    <message>
        <source>{model}·序列号 {serial}</source>
        <translation>{model} · serial {serial}</translation>
    </message>
    <message>
        <source>{model}·批 {lot}</source>
        <translation>{model} · lot {lot}</translation>
    </message>
    <message>
        <source>{packer}·核对 {checker}</source>
        <translation>{packer} · check {checker}</translation>
    </message>
    <message>
        <source>·换标：第 {numbers} 箱</source>
        <translation> · relabel box {numbers}</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>下一步：扫号牌</source>
        <translation>Next: scan a tag</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>不明</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>交付前防护</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>他人核对</source>
        <translation>Second check</translation>
    </message>
    <message>
        <source>内容标签贴在正面，再扫标签上的二维码</source>
        <translation>Stick the content label on the front, then scan its QR code</translation>
    </message>
    <message>
        <source>净重 + 箱重</source>
        <translation>Net + box</translation>
    </message>
    <message>
        <source>包好、贴好，送待收区</source>
        <translation>Packed and labelled: bring to Receiving</translation>
    </message>
    <message>
        <source>包装中</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>包装符合要求</source>
        <translation>Packing meets the spec</translation>
    </message>
    <message>
        <source>包装要求 {drawing}</source>
        <translation>Packing requirement {drawing}</translation>
    </message>
    <message>
        <source>半码</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>原 {old} 版·{day} 起执行·改动 {n} 处，看完扫「确认」</source>
        <translation>Was rev. {old} · in force {day} · changes: {n}; read, then scan Confirm</translation>
    </message>
    <message>
        <source>取出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>只做必做项</source>
        <translation>Required items only</translation>
    </message>
    <message>
        <source>可略</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>型号规格</source>
        <translation>Model and spec</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>封箱贴标</source>
        <translation>Seal, label</translation>
    </message>
    <message>
        <source>封装贴标</source>
        <translation>Seal, label</translation>
    </message>
    <message>
        <source>少装</source>
        <translation>Pack short</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>已交 / 应交</source>
        <translation>Handed / due</translation>
    </message>
    <message>
        <source>已交接</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>已交接 / 共 箱</source>
        <translation>Boxes handed / all</translation>
    </message>
    <message>
        <source>已做</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已做 / 要做</source>
        <translation>Done / to do</translation>
    </message>
    <message>
        <source>已停下</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已包装</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>已封装</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>已挂牌</source>
        <translation>Tagged</translation>
    </message>
    <message>
        <source>已核 / 应核</source>
        <translation>Checked / due</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>已称重</source>
        <translation>Weighed</translation>
    </message>
    <message>
        <source>已装 / 应装</source>
        <translation>Packed / due</translation>
    </message>
    <message>
        <source>已装齐</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>已计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>序列号 {serial}</source>
        <translation>Serial {serial}</translation>
    </message>
    <message>
        <source>应在内：{papers}</source>
        <translation>Should be in: {papers}</translation>
    </message>
    <message>
        <source>待交接</source>
        <translation>To hand over</translation>
    </message>
    <message>
        <source>待包装</source>
        <translation>To pack</translation>
    </message>
    <message>
        <source>待打</source>
        <translation>To print</translation>
    </message>
    <message>
        <source>待换</source>
        <translation>To replace</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>待质检</source>
        <translation>To inspect</translation>
    </message>
    <message>
        <source>扫「确认」或包装码</source>
        <translation>Scan Confirm or packaging code</translation>
    </message>
    <message>
        <source>扫产品</source>
        <translation>Scan product</translation>
    </message>
    <message>
        <source>扫入箱</source>
        <translation>Scan items</translation>
    </message>
    <message>
        <source>扫单据</source>
        <translation>Scan paper</translation>
    </message>
    <message>
        <source>扫回标签</source>
        <translation>Scan back</translation>
    </message>
    <message>
        <source>扫描枪回车无效</source>
        <translation>Scanner Enter has no effect</translation>
    </message>
    <message>
        <source>扫箱上的旧标签</source>
        <translation>Scan the old label on the box</translation>
    </message>
    <message>
        <source>批 {lot}</source>
        <translation>Lot {lot}</translation>
    </message>
    <message>
        <source>批 {lot} × {n} {unit}</source>
        <translation>Lot {lot} × {n} {unit}</translation>
    </message>
    <message>
        <source>拿出后，扫「确认」或按 F12</source>
        <translation>Take it out, then scan Confirm or press F12</translation>
    </message>
    <message>
        <source>按步骤包装</source>
        <translation>Pack by step</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Change user</translation>
    </message>
    <message>
        <source>换箱</source>
        <translation>Next box</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>放入{item}</source>
        <translation>Put in {item}</translation>
    </message>
    <message>
        <source>放入箱内</source>
        <translation>Put in box</translation>
    </message>
    <message>
        <source>断线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>新版包装要求 {drawing} {revision} 版</source>
        <translation>New packing requirement {drawing} rev. {revision}</translation>
    </message>
    <message>
        <source>无机</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>未做</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>未打</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>未批</source>
        <translation>No approval</translation>
    </message>
    <message>
        <source>未检验合格</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>未称</source>
        <translation>Not weighed</translation>
    </message>
    <message>
        <source>本单完成</source>
        <translation>Order done</translation>
    </message>
    <message>
        <source>本单已包 / 共</source>
        <translation>Packed / all</translation>
    </message>
    <message>
        <source>本单已装 / 应装</source>
        <translation>Order packed / due</translation>
    </message>
    <message>
        <source>本箱已核 / 应核</source>
        <translation>Box checked / due</translation>
    </message>
    <message>
        <source>本箱已核 / 应核 项</source>
        <translation>Lines checked / due</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>材料防护</source>
        <translation>Protect</translation>
    </message>
    <message>
        <source>标签已回</source>
        <translation>Label back</translation>
    </message>
    <message>
        <source>标签未扫回</source>
        <translation>Label not back</translation>
    </message>
    <message>
        <source>标签末六位 {tail}</source>
        <translation>Label last six {tail}</translation>
    </message>
    <message>
        <source>核对人已到</source>
        <translation>Checker is here</translation>
    </message>
    <message>
        <source>核对相符</source>
        <translation>Check agrees</translation>
    </message>
    <message>
        <source>正在发送</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>此刻应为 {wanted} ± {tolerance}</source>
        <translation>Should be {wanted} ± {tolerance} now</translation>
    </message>
    <message>
        <source>步骤 {n}</source>
        <translation>Step {n}</translation>
    </message>
    <message>
        <source>步骤做完</source>
        <translation>Steps done</translation>
    </message>
    <message>
        <source>点数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>牢固、无破损</source>
        <translation>Firm and undamaged</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现在做</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>看清后，扫「确认」或按 F12</source>
        <translation>Read it, then scan Confirm or press F12</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>秤读数</source>
        <translation>Scale reads</translation>
    </message>
    <message>
        <source>第 {nth} 张</source>
        <translation>No. {nth}</translation>
    </message>
    <message>
        <source>第 {n} 步</source>
        <translation>Step {n}</translation>
    </message>
    <message>
        <source>第 {n} 步 / 共 {all} 步</source>
        <translation>Step {n} of {all}</translation>
    </message>
    <message>
        <source>第 {n} 箱</source>
        <translation>Box {n}</translation>
    </message>
    <message>
        <source>第 {n} 箱 已核对待封</source>
        <translation>Box {n} to seal</translation>
    </message>
    <message>
        <source>第 {n} 箱 待核对</source>
        <translation>Box {n} to check</translation>
    </message>
    <message>
        <source>第 {n} 箱 重装</source>
        <translation>Box {n} repack</translation>
    </message>
    <message>
        <source>第 {n} 箱发货标签</source>
        <translation>Shipping label, box {n}</translation>
    </message>
    <message>
        <source>第 {n} 箱发货标签·{word}</source>
        <translation>Shipping label, box {n} · {word}</translation>
    </message>
    <message>
        <source>第 {n} 箱换标</source>
        <translation>Relabel box {n}</translation>
    </message>
    <message>
        <source>箱 {n} / 共 {total}</source>
        <translation>Box {n} of {total}</translation>
    </message>
    <message>
        <source>箱 {n}·{kind} {size}</source>
        <translation>Box {n} · {kind} {size}</translation>
    </message>
    <message>
        <source>箱已封</source>
        <translation>Box sealed</translation>
    </message>
    <message>
        <source>箱码末四位 {tail}</source>
        <translation>Box code last four {tail}</translation>
    </message>
    <message>
        <source>缺带</source>
        <translation>Ribbon out</translation>
    </message>
    <message>
        <source>装齐</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>装齐后计</source>
        <translation>When packed</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>货品</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>质检</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>质检·资料</source>
        <translation>Quality · papers</translation>
    </message>
    <message>
        <source>质检核对</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>贵重/安全件防护</source>
        <translation>Valuable/safety protection</translation>
    </message>
    <message>
        <source>资料齐、包装好：封口</source>
        <translation>Papers in, packing good: close it</translation>
    </message>
    <message>
        <source>还没有箱</source>
        <translation>No box yet</translation>
    </message>
    <message>
        <source>逐台扫序列号</source>
        <translation>Scan each serial</translation>
    </message>
    <message>
        <source>重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>重量相符</source>
        <translation>Weight agrees</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>防震材料</source>
        <translation>Cushioning</translation>
    </message>
    <message>
        <source>随箱 1 份</source>
        <translation>1 in the box</translation>
    </message>
    <message>
        <source>预估</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>首件·全部步骤</source>
        <translation>First piece · all steps</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>两人搬</source>
        <translation>Two carry</translation>
    </message>
    <message>
        <source>毛重 {kg} kg</source>
        <translation>Gross {kg} kg</translation>
    </message>
</context>
<context>
    <name>count</name>
    <message>
        <source>{month} 全库</source>
        <translation>{month} full count</translation>
    </message>
    <message>
        <source>{place}（{zone}）</source>
        <translation>{place} ({zone})</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>对</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>已盘</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>未计</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>本位已计</source>
        <translation>Counted here</translation>
    </message>
    <message>
        <source>漏盘</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>第 {n} 次盘</source>
        <translation>Count no. {n}</translation>
    </message>
    <message>
        <source>缺数量</source>
        <translation>No quantity</translation>
    </message>
    <message>
        <source>补盘</source>
        <translation>Late count</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>内线 {n}</source>
        <translation>Ext. {n}</translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>{customer}·{n} 箱·已记入本机，联网后自动上传</source>
        <translation>{customer} · boxes: {n} · recorded here, uploads once online</translation>
    </message>
    <message>
        <source>{customer}·{n} 箱·货物已记「已离厂」</source>
        <translation>{customer} · boxes: {n} · goods marked “left works”</translation>
    </message>
    <message>
        <source>{customer}·已记入本机，联网后自动上传</source>
        <translation>{customer} · recorded here, uploads once online</translation>
    </message>
    <message>
        <source>{customer}·货物已记「已离厂」</source>
        <translation>{customer} · goods marked “left works”</translation>
    </message>
    <message>
        <source>{goods} {n} 箱</source>
        <translation>{goods} · boxes: {n}</translation>
    </message>
    <message>
        <source>{kind}·{until} 前有效</source>
        <translation>{kind} · valid until {until}</translation>
    </message>
    <message>
        <source>{n} 分钟前</source>
        <translation>{n} min ago</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} d ago</translation>
    </message>
    <message>
        <source>{n} 小时前</source>
        <translation>{n} h ago</translation>
    </message>
    <message>
        <source>{role} 已签 {time}</source>
        <translation>{role} signed {time}</translation>
    </message>
    <message>
        <source>{role} 纸签 {time}·登记 {name}</source>
        <translation>{role} on paper {time} · registered by {name}</translation>
    </message>
    <message>
        <source>{role} 装车确认 {time}</source>
        <translation>{role} load check {time}</translation>
    </message>
    <message>
        <source>{role} 预签 {time}</source>
        <translation>{role} signed ahead {time}</translation>
    </message>
    <message>
        <source>{role}：{name}（代签）{time}</source>
        <translation>{role}: {name} (deputy) {time}</translation>
    </message>
    <message>
        <source>下一步：扫司机手里第二联（门卫联）上的二维码</source>
        <translation>Next: scan the QR code on the driver&apos;s copy 2 (gate copy)</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>值班{who}</source>
        <translation>On duty: {who}</translation>
    </message>
    <message>
        <source>值班人员</source>
        <translation>Person on duty</translation>
    </message>
    <message>
        <source>内线 {n}</source>
        <translation>Ext. {n}</translation>
    </message>
    <message>
        <source>再键一次</source>
        <translation>Key again</translation>
    </message>
    <message>
        <source>出门证</source>
        <translation>Gate pass</translation>
    </message>
    <message>
        <source>刚更新</source>
        <translation>Just updated</translation>
    </message>
    <message>
        <source>别的门是否已用、刚作废或挂失的票、改过的装车，本机不知道</source>
        <translation>Passes used at another gate, just voided or lost, and changed loads are unknown here</translation>
    </message>
    <message>
        <source>名单 {n} 号</source>
        <translation>List no. {n}</translation>
    </message>
    <message>
        <source>名单久未更新：新换的、刚停用的签字钥匙，本机可能不知道</source>
        <translation>List long not updated: keys just renewed or disabled may be unknown here</translation>
    </message>
    <message>
        <source>封签</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>屏上不显示车牌。票上没有挂车，看到挂车不放。</source>
        <translation>Plates are not shown here. No trailer on the pass: if you see one, do not release.</translation>
    </message>
    <message>
        <source>已核销，不能再用</source>
        <translation>Used, cannot be used again</translation>
    </message>
    <message>
        <source>已记录</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>待上传 {n} 条</source>
        <translation>To upload: {n}</translation>
    </message>
    <message>
        <source>扫下一张</source>
        <translation>Scan the next</translation>
    </message>
    <message>
        <source>扫下一张出门证</source>
        <translation>Scan the next gate pass</translation>
    </message>
    <message>
        <source>扫到的票一律拒放，请系统管理员发布名单</source>
        <translation>Every pass is refused; let the administrator publish the list</translation>
    </message>
    <message>
        <source>扫到的票一律拒放，请系统管理员登记本岗</source>
        <translation>Every pass is refused; let the administrator enrol this gate</translation>
    </message>
    <message>
        <source>拒放</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>挂车</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>本岗未登记，不能验真</source>
        <translation>This gate is not enrolled and proves nothing</translation>
    </message>
    <message>
        <source>本日第 {n} 次放行·{guard}·记录已保存</source>
        <translation>Release no. {n} today · {guard} · recorded</translation>
    </message>
    <message>
        <source>条款 {row}</source>
        <translation>Rule {row}</translation>
    </message>
    <message>
        <source>柜号</source>
        <translation>Container no.</translation>
    </message>
    <message>
        <source>没有名单</source>
        <translation>No list</translation>
    </message>
    <message>
        <source>没有封签</source>
        <translation>No seal</translation>
    </message>
    <message>
        <source>没有挂车</source>
        <translation>No trailer</translation>
    </message>
    <message>
        <source>没有此项</source>
        <translation>None</translation>
    </message>
    <message>
        <source>没有签字人名单，不能验真</source>
        <translation>No list of signers: nothing can be proved</translation>
    </message>
    <message>
        <source>没有货柜</source>
        <translation>No container</translation>
    </message>
    <message>
        <source>看到的与票一致</source>
        <translation>What you saw agrees with the pass</translation>
    </message>
    <message>
        <source>看到确实没有时按</source>
        <translation>Press only if you see there is none</translation>
    </message>
    <message>
        <source>票真，请核证件</source>
        <translation>Pass genuine, check ID</translation>
    </message>
    <message>
        <source>票真，请核车牌</source>
        <translation>Pass genuine, check plate</translation>
    </message>
    <message>
        <source>离线核验</source>
        <translation>Offline check</translation>
    </message>
    <message>
        <source>离线自 {at}</source>
        <translation>Offline since {at}</translation>
    </message>
    <message>
        <source>第 {n} 次核验</source>
        <translation>Check no. {n}</translation>
    </message>
    <message>
        <source>联网</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>证件号要看证件，屏上不显示。</source>
        <translation>Read the number off the ID; it is not shown here.</translation>
    </message>
    <message>
        <source>请打值班电话</source>
        <translation>Call the duty phone</translation>
    </message>
    <message>
        <source>请扫出门证</source>
        <translation>Scan the gate pass</translation>
    </message>
    <message>
        <source>请扫门卫联</source>
        <translation>Scan the gate copy</translation>
    </message>
    <message>
        <source>车头</source>
        <translation>Tractor</translation>
    </message>
    <message>
        <source>车牌和封签要看车，屏上不显示。</source>
        <translation>Read plate and seal off the vehicle; they are not shown here.</translation>
    </message>
    <message>
        <source>还不能放行。去看车，把看到的末四位键入：{what}。</source>
        <translation>Not yet a release. Look at the vehicle and key the last four you see: {what}.</translation>
    </message>
    <message>
        <source>还不能放行。看提货人{name}的证件，把末四位键入。</source>
        <translation>Not yet a release. Look at the card of {name} and key its last four.</translation>
    </message>
    <message>
        <source>还不能放行。看车再键：{what}；别的已键，不用再键。</source>
        <translation>Not yet a release. Look and key again: {what}; the rest stays keyed.</translation>
    </message>
</context>
<context>
    <name>inbound</name>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
    <message>
        <source>不能提货，单据到了再入库</source>
        <translation>Not to be picked; stock in when the papers come</translation>
    </message>
    <message>
        <source>产品标签</source>
        <translation>Product label</translation>
    </message>
    <message>
        <source>产品检验单</source>
        <translation>Inspection sheet</translation>
    </message>
    <message>
        <source>到</source>
        <translation>There</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>已停下</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已入库</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>已扫 / 应收</source>
        <translation>Scanned / due</translation>
    </message>
    <message>
        <source>已放下</source>
        <translation>Put down</translation>
    </message>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>库位</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Advised</translation>
    </message>
    <message>
        <source>待扫</source>
        <translation>To scan</translation>
    </message>
    <message>
        <source>待收</source>
        <translation>Awaiting papers</translation>
    </message>
    <message>
        <source>待收库位</source>
        <translation>Awaiting place</translation>
    </message>
    <message>
        <source>扫 JY 条码，须合格</source>
        <translation>Scan JY sheet, must be passed</translation>
    </message>
    <message>
        <source>扫 RW 条码</source>
        <translation>Scan an RW barcode</translation>
    </message>
    <message>
        <source>扫「确认」或按 F12，再继续</source>
        <translation>Scan Confirm or press F12, then go on</translation>
    </message>
    <message>
        <source>扫库位码，或 F7 换下一个</source>
        <translation>Scan a location, or F7 for the next</translation>
    </message>
    <message>
        <source>扫描枪回车无效</source>
        <translation>Scanner Enter has no effect</translation>
    </message>
    <message>
        <source>有就先扫，没有就缺着</source>
        <translation>Scan what is there; the rest may wait</translation>
    </message>
    <message>
        <source>生产任务单</source>
        <translation>Task order</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>请扫</source>
        <translation>Please scan</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>逐件扫内容标签</source>
        <translation>Scan each content label</translation>
    </message>
    <message>
        <source>逐件扫，扫一件放一件</source>
        <translation>Scan each piece as it is put down</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>齐</source>
        <translation>Full</translation>
    </message>
</context>
<context>
    <name>materials</name>
    <message>
        <source>{code}·库存 {n} {unit}</source>
        <translation>{code} · stock {n} {unit}</translation>
    </message>
    <message>
        <source>低于下限</source>
        <translation>Below min.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>未认可</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>缺货</source>
        <translation>Out of stock</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>{n} 张{words}</source>
        <translation>{n} passes: {words}</translation>
    </message>
    <message>
        <source>已签齐，生效，送「{station}」打印</source>
        <translation>Fully signed and valid, printing at {station}</translation>
    </message>
    <message>
        <source>已签，还缺{roles}</source>
        <translation>Signed; still missing: {roles}</translation>
    </message>
    <message>
        <source>预签已齐，装车在限额内核对完即可放行</source>
        <translation>Signed ahead in full; release once the load is checked within the limit</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>原文默认</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>建议默认</source>
        <translation>Advised</translation>
    </message>
    <message>
        <source>改于 {at}</source>
        <translation>Changed {at}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>shelf</name>
    <message>
        <source>{n} 天内到期</source>
        <translation>Due within {n} d</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Expires today</translation>
    </message>
    <message>
        <source>剩 {n} 天</source>
        <translation>{n} d left</translation>
    </message>
    <message>
        <source>复验中</source>
        <translation>In recheck</translation>
    </message>
    <message>
        <source>失效未处理</source>
        <translation>Expiry not dealt with</translation>
    </message>
    <message>
        <source>已失效</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已过 {n} 天</source>
        <translation>{n} d over</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>待复验</source>
        <translation>Recheck due</translation>
    </message>
    <message>
        <source>未到期</source>
        <translation>Not due</translation>
    </message>
    <message>
        <source>近保管期</source>
        <translation>Due soon</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>到期 {n}</source>
        <translation>Past its day {n}</translation>
    </message>
    <message>
        <source>已停下</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已开封</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>已移</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>待收 {n}</source>
        <translation>Awaiting papers {n}</translation>
    </message>
    <message>
        <source>扫「确认」或按 F12，再继续</source>
        <translation>Scan Confirm or press F12, then go on</translation>
    </message>
    <message>
        <source>扫描枪回车无效</source>
        <translation>Scanner Enter has no effect</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>请核</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>隔离 {n}</source>
        <translation>On hold {n}</translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>上限</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>下限</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>交齐，迟 {n} 天</source>
        <translation>Complete, {n} d late</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>器具</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>技术要求</source>
        <translation>Requirement</translation>
    </message>
    <message>
        <source>按期交齐</source>
        <translation>Complete on time</translation>
    </message>
    <message>
        <source>检验项目</source>
        <translation>Inspection item</translation>
    </message>
    <message>
        <source>迟 {n} 天</source>
        <translation>{n} d late</translation>
    </message>
</context>
<context>
    <name>waits</name>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
</context>
</TS>
