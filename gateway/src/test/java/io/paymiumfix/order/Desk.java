package io.paymiumfix.order;

import io.paymiumfix.journal.StateDecoder;
import io.paymiumfix.journal.StateEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A core under test and everyone around it: clients, venue and clock, played by the test. What the core
 * says is collected as one short line per output, and taken with {@link #said()}.
 */
final class Desk implements Outputs {
    static final long START_US = 1_790_000_000_000_000L;
    static final String SESSION = "DESK1";
    static final String ACCOUNT = "main";

    private OrderCore core = new OrderCore(1_790_000_000L);
    private final List<Output> outputs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<Long> answered = new TreeSet<>();
    private final List<Output> comparisons = new ArrayList<>();
    private final int accounts;
    private final Map<Long, Output.SetTimer> timers = new LinkedHashMap<>();
    private long sequence;
    private long nowUs = START_US;
    private long nonce = 1_000;
    private int msgSeqNum = 1;
    private boolean timersShown;
    private Input.ConfigApplied lastConfig;

    Desk() {
        this(UnaryOperator.identity());
    }

    Desk(final UnaryOperator<Rules.Session> change) {
        this(change, List.of());
    }

    Desk(final UnaryOperator<Rules.Session> change, final List<Rules.Account> more) {
        this(change, more, Rules.Assumptions.DEFAULTS);
    }

    /** A desk whose venue is not quite as one would have it. */
    static Desk assuming(final Rules.Assumptions assumptions) {
        return new Desk(UnaryOperator.identity(), List.of(), assumptions);
    }

    private Desk(
            final UnaryOperator<Rules.Session> change,
            final List<Rules.Account> more,
            final Rules.Assumptions assumptions) {
        final Rules.Session session = change.apply(session());
        final Rules plain = rules(session);
        final List<Rules.Account> accounts = new ArrayList<>(plain.accounts());
        accounts.addAll(more);
        this.accounts = accounts.size();
        final List<String> names = new ArrayList<>(session.accounts());
        more.forEach(account -> names.add(account.name()));
        final Rules.Session widened = new Rules.Session(
                session.name(),
                names,
                session.pendingReports(),
                session.precedence(),
                session.fees(),
                session.baseSecondSymbols(),
                session.freshnessUs());
        apply(new Input.ConfigApplied(
                "hash",
                new Rules(accounts, List.of(widened), List.of(), plain.instrument(), plain.timing(), assumptions)));
        said();
    }

    /** With further sessions that are told what others are. */
    static Desk withDropCopies(final Rules.DropCopy... copies) {
        return new Desk(rules(session()), List.of(copies), 0);
    }

    /** With further sessions that only ask. */
    static Desk withViewers(final Rules.Viewer... viewers) {
        final Desk desk = new Desk();
        final Rules plain = rules(session());
        desk.apply(new Input.ConfigApplied(
                "hash",
                new Rules(
                        plain.accounts(),
                        plain.sessions(),
                        plain.dropCopies(),
                        plain.instrument(),
                        plain.timing(),
                        plain.assumptions(),
                        List.of(viewers))));
        desk.said();
        return desk;
    }

    /** Comparing all orders with the venue every so often. */
    static Desk reconcilingEvery(final long everyMs) {
        return new Desk(rules(session()), List.of(), everyMs * 1000);
    }

    private Desk(final Rules plain, final List<Rules.DropCopy> copies, final long reconcileEveryUs) {
        final Rules.Timing timing = plain.timing();
        accounts = plain.accounts().size();
        apply(new Input.ConfigApplied(
                "hash",
                new Rules(
                        plain.accounts(),
                        plain.sessions(),
                        copies,
                        plain.instrument(),
                        new Rules.Timing(
                                timing.rolloverUs(),
                                timing.pollEveryUs(),
                                timing.firstLookUs(),
                                timing.canceledGraceUs(),
                                timing.unknownRepeatUs(),
                                timing.unknownAlarmUs(),
                                timing.settleAfterFenceUs(),
                                timing.weakSettleUs(),
                                timing.ghostWatchUs(),
                                reconcileEveryUs,
                                timing.maxOrders()),
                        plain.assumptions())));
        said();
    }

    static Rules.Session session() {
        return new Rules.Session(
                SESSION, List.of(ACCOUNT, "readonly"), true, Rules.PendingPrecedence.FIX, true, false, 10_000_000);
    }

    static Rules rules(final Rules.Session session) {
        return new Rules(
                List.of(
                        new Rules.Account(ACCOUNT, true, false, false),
                        new Rules.Account("readonly", false, false, false)),
                List.of(session),
                List.of(),
                new Rules.Instrument(
                        1_000_000,
                        10_000,
                        100_000_000_000L,
                        100_000_000,
                        100_000_000_000_000L,
                        1_000_000,
                        100_000_000_000_000L),
                new Rules.Timing(
                        0,
                        3_000_000,
                        300_000,
                        5_000_000,
                        60_000_000,
                        300_000_000,
                        10_000_000,
                        60_000_000,
                        86_400_000_000L,
                        0,
                        20),
                Rules.Assumptions.DEFAULTS);
    }

    Desk showTimers() {
        timersShown = true;
        return this;
    }

    // ---------------------------------------------------------------- the client

    Ask order(final String clOrdId) {
        return new Ask(clOrdId);
    }

    /** A new order being written by the client: a limit order to buy 0.5 at 30000 unless changed. */
    final class Ask {
        private final String clOrdId;
        private String account = "";
        private String symbol = "BTC/EUR";
        private char side = '1';
        private char ordType = '2';
        private String qty = "0.5";
        private String cash = "";
        private String price = "30000";
        private char tif = '1';
        private String execInst = "";
        private List<Integer> tags = List.of();
        private boolean possDup;
        private boolean possResend;
        private long ageUs;
        private String onBehalfOf = "";

        Ask(final String clOrdId) {
            this.clOrdId = clOrdId;
        }

        Ask account(final String name) {
            account = name;
            return this;
        }

        Ask symbol(final String name) {
            symbol = name;
            return this;
        }

        Ask side(final char value) {
            side = value;
            return this;
        }

        Ask sell() {
            return side('2');
        }

        Ask ordType(final char value) {
            ordType = value;
            return this;
        }

        Ask market() {
            price = "";
            return ordType('1');
        }

        Ask qty(final String text) {
            qty = text;
            return this;
        }

        Ask cash(final String text) {
            qty = "";
            cash = text;
            return this;
        }

        Ask bothQuantities() {
            cash = "100";
            return this;
        }

        Ask price(final String text) {
            price = text;
            return this;
        }

        Ask tif(final char value) {
            tif = value;
            return this;
        }

        Ask execInst(final String text) {
            execInst = text;
            return this;
        }

        Ask tags(final Integer... values) {
            tags = List.of(values);
            return this;
        }

        Ask possDup() {
            possDup = true;
            return this;
        }

        Ask possResend() {
            possResend = true;
            return this;
        }

        Ask agedMs(final long ms) {
            ageUs = ms * 1000;
            return this;
        }

        Ask onBehalfOf(final String name) {
            onBehalfOf = name;
            return this;
        }

        Input.PlaceOrder command() {
            return new Input.PlaceOrder(
                    origin(possDup, possResend, nowUs - ageUs, onBehalfOf),
                    clOrdId,
                    account,
                    symbol,
                    side,
                    ordType,
                    qty,
                    cash,
                    price,
                    tif,
                    execInst,
                    tags);
        }

        List<String> send() {
            return apply(command());
        }
    }

    private Origin origin(final boolean possDup, final boolean possResend, final long sentUs, final String onBehalfOf) {
        return new Origin(
                SESSION,
                onBehalfOf.isEmpty() ? "DESK1" : "DESK1/" + onBehalfOf,
                onBehalfOf,
                msgSeqNum++,
                possDup,
                possResend,
                sentUs,
                possDup ? sentUs : 0,
                sentUs);
    }

    List<String> cancel(final String clOrdId, final String origClOrdId) {
        return apply(cancelOf(clOrdId, origClOrdId, "", false, false));
    }

    Input.CancelOrder cancelOf(
            final String clOrdId,
            final String origClOrdId,
            final String orderId,
            final boolean possDup,
            final boolean possResend) {
        return new Input.CancelOrder(
                origin(possDup, possResend, nowUs, ""), clOrdId, origClOrdId, orderId, "BTC/EUR", '1', List.of());
    }

    // ---------------------------------------------------------------- the venue

    /** The venue's view of an order to buy 0.5 at 30000, nothing traded, unless changed. */
    static View view(final String uuid) {
        return new View(uuid);
    }

    /** An order as the venue tells it, being written by the test. */
    static final class View {
        private final String uuid;
        private OrdType type = OrdType.LIMIT;
        private Side side = Side.BUY;
        private String state = "active";
        private String amount = "0.5";
        private String cash = "";
        private String price = "30000";
        private String tradedBtc = "0";
        private String tradedCurrency = "0";
        private String btcFee = "0";
        private String currencyFee = "0";
        private long createdAtS = START_US / 1_000_000;
        private final List<VenueOrder.Operation> operations = new ArrayList<>();
        private String undecodable = "";

        View(final String uuid) {
            this.uuid = uuid;
        }

        View sell() {
            side = Side.SELL;
            return this;
        }

        View state(final String word) {
            state = word;
            return this;
        }

        View amount(final String text) {
            amount = text;
            return this;
        }

        View price(final String text) {
            price = text;
            return this;
        }

        View market() {
            type = OrdType.MARKET;
            price = "";
            return this;
        }

        View cash(final String text) {
            amount = "";
            cash = text;
            return market();
        }

        View traded(final String btc, final String currency) {
            tradedBtc = btc;
            tradedCurrency = currency;
            return this;
        }

        View fees(final String btc, final String currency) {
            btcFee = btc;
            currencyFee = currency;
            return this;
        }

        View createdAtS(final long seconds) {
            createdAtS = seconds;
            return this;
        }

        View operation(final String name, final String currency, final String amountText) {
            operations.add(new VenueOrder.Operation(
                    "op" + uuid + operations.size() + name, name, currency, FixedPoint.parse(amountText, 10), 0));
            return this;
        }

        View undecodable(final String what) {
            undecodable = what;
            return this;
        }

        VenueOrder order() {
            return new VenueOrder(
                    uuid,
                    type,
                    side,
                    state,
                    number(amount),
                    number(cash),
                    number(price),
                    FixedPoint.parse(tradedBtc, 8),
                    FixedPoint.parse(tradedCurrency, 10),
                    FixedPoint.parse(btcFee, 8),
                    FixedPoint.parse(currencyFee, 8),
                    createdAtS,
                    operations,
                    undecodable);
        }

        private static long number(final String text) {
            return text.isEmpty() ? VenueOrder.ABSENT : FixedPoint.parse(text, 8);
        }
    }

    /** The venue answers the newest call of the kind. */
    List<String> accepts(final Class<? extends Output.VenueCall> kind, final View view) {
        final Output.VenueCall call = last(kind);
        return apply(new Input.Accepted(call.callId(), ++nonce, nowUs, view == null ? null : view.order()));
    }

    List<String> acceptsOrder(final View view) {
        return accepts(Output.PlaceCall.class, view);
    }

    List<String> acceptsCancel() {
        return accepts(Output.CancelCall.class, null);
    }

    List<String> reads(final View view) {
        return accepts(Output.ReadCall.class, view);
    }

    List<String> readsWithNonce(final View view, final long itsNonce) {
        final Output.VenueCall call = last(Output.ReadCall.class);
        return apply(new Input.Accepted(call.callId(), itsNonce, nowUs, view.order()));
    }

    List<String> lists(final View... views) {
        return lists(List.of(), views);
    }

    List<String> lists(final List<String> missing, final View... views) {
        final List<VenueOrder> listed = new ArrayList<>();
        for (final View view : views) {
            listed.add(view.order());
        }
        return apply(new Input.OrdersRead(
                last(Output.ListCall.class).callId(), ++nonce, nowUs, true, listed, missing, VenueOrder.ABSENT));
    }

    /** As {@link #lists}, by a venue whose clock is so far ahead of ours. */
    List<String> listsAhead(final long aheadMs, final View... views) {
        final List<VenueOrder> listed = new ArrayList<>();
        for (final View view : views) {
            listed.add(view.order());
        }
        return apply(new Input.OrdersRead(
                last(Output.ListCall.class).callId(), ++nonce, nowUs, true, listed, List.of(), aheadMs * 1000));
    }

    /**
     * Lets time pass, at most ten minutes, and answers each reading of unknown outcomes with these orders, until the
     * balances are asked for; what else is said.
     */
    List<String> readsForOutcomes(final View... views) {
        final List<VenueOrder> listed = new ArrayList<>();
        for (final View view : views) {
            listed.add(view.order());
        }
        final List<String> heard = new ArrayList<>();
        for (int s = 0; s < 600 && !heard.contains("BALANCES RESOLVE"); s++) {
            final Output.ListCall call = lastForOutcomes();
            if (answered.add(call.callId())) {
                heard.addAll(apply(new Input.OrdersRead(
                        call.callId(), ++nonce, nowUs, true, listed, List.of(), VenueOrder.ABSENT)));
            }
            if (!heard.contains("BALANCES RESOLVE")) {
                heard.addAll(pass(1_000));
            }
        }
        heard.removeIf(line -> line.startsWith("LIST") || line.startsWith("GET") || line.endsWith("OUTCOME_UNKNOWN"));
        heard.removeIf("ALARM OUTCOME_UNKNOWN_LONG"::equals);
        return heard;
    }

    private Output.ListCall lastForOutcomes() {
        Output.ListCall last = null;
        for (final Output output : outputs) {
            if (output instanceof Output.ListCall call && call.sinceS() > 0 && !comparisons.contains(call)) {
                last = call;
            }
        }
        return last;
    }

    /** The balances asked for last, by what is locked. */
    List<String> locked(final String eur, final String btc) {
        return apply(new Input.BalancesRead(
                last(Output.BalancesCall.class).callId(),
                ++nonce,
                nowUs,
                new VenueBalances(0, FixedPoint.parse(btc, 8), 0, FixedPoint.parse(eur, 8))));
    }

    List<String> stream(final boolean live) {
        return apply(new Input.StreamChanged(ACCOUNT, live, "test"));
    }

    /** A listing whose nonce is well above every other. */
    List<String> listsFrom(final long above, final View... views) {
        nonce += above;
        return lists(views);
    }

    /** The newest listing ends with pages missing. */
    List<String> readIncomplete(final View... views) {
        final List<VenueOrder> listed = new ArrayList<>();
        for (final View view : views) {
            listed.add(view.order());
        }
        return apply(new Input.OrdersRead(
                last(Output.ListCall.class).callId(), ++nonce, nowUs, false, listed, List.of(), VenueOrder.ABSENT));
    }

    List<String> streams(final View view) {
        return apply(new Input.OrderSeen(ACCOUNT, view.order()));
    }

    List<String> refuses(
            final Class<? extends Output.VenueCall> kind, final int status, final RefusalKind why, final String text) {
        return apply(new Input.Refused(last(kind).callId(), ++nonce, status, why, text));
    }

    List<String> unknown(final Class<? extends Output.VenueCall> kind, final String cause) {
        return apply(new Input.Unknown(last(kind).callId(), ++nonce, nowUs, cause));
    }

    List<String> notSent(final Class<? extends Output.VenueCall> kind, final NotSentReason reason) {
        return apply(new Input.NotSent(last(kind).callId(), reason, "detail"));
    }

    <T extends Output.VenueCall> T last(final Class<T> kind) {
        for (int i = outputs.size() - 1; i >= 0; i--) {
            if (kind.isInstance(outputs.get(i)) && !comparisons.contains(outputs.get(i))) {
                return kind.cast(outputs.get(i));
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " was made");
    }

    /** From now on this session is told what others are. */
    void dropCopyTo(final Rules.DropCopy copy) {
        final Input.ConfigApplied now = lastConfig;
        apply(new Input.ConfigApplied(
                "hash",
                new Rules(
                        now.rules().accounts(),
                        now.rules().sessions(),
                        List.of(copy),
                        now.rules().instrument(),
                        now.rules().timing(),
                        now.rules().assumptions())));
        said();
    }

    // ---------------------------------------------------------------- who asks

    List<Answer> ask(final Query query) {
        return core.answer(nowUs, query);
    }

    Origin asker() {
        return origin(false, false, nowUs, "");
    }

    /** The core is saved and another one, loaded from that, goes on. */
    void saveAndLoad() {
        final StateEncoder saved = new StateEncoder();
        core.save(saved);
        final OrderCore loaded = OrderCore.load(1_790_000_000L, new StateDecoder(saved.content()));
        final String difference = Graph.difference(core, loaded, Turn.class);
        if (difference != null) {
            throw new AssertionError(difference);
        }
        core = loaded;
    }

    /** The core's state as a snapshot holds it. */
    ByteBuffer saved() {
        final StateEncoder saved = new StateEncoder();
        core.save(saved);
        return saved.content();
    }

    /** An operator decides; the answer is what is said. */
    List<String> operator(final String action, final String subject, final String argument) {
        return apply(new Input.OperatorCommand(7, "anna", action, subject, argument));
    }

    List<String> readsBalances(final String lockedBtc, final String lockedEur) {
        return apply(new Input.BalancesRead(
                last(Output.BalancesCall.class).callId(),
                ++nonce,
                nowUs,
                new VenueBalances(0, FixedPoint.parse(lockedBtc, 8), 0, FixedPoint.parse(lockedEur, 8))));
    }

    /** What was answered to an operator last. */
    String lastReply() {
        for (int i = outputs.size() - 1; i >= 0; i--) {
            if (outputs.get(i) instanceof Output.OperatorReply reply) {
                return reply.text();
            }
        }
        throw new AssertionError("no operator was answered");
    }

    /**
     * A new process begins, and the listings that compare each account with the journal's end show these
     * orders; what it says beside asking for them.
     */
    List<String> restart(final View... shown) {
        final int before = outputs.size();
        final List<String> said = new ArrayList<>(apply(new Input.ModeChanged(VenueMode.RECOVERING, "start")));
        final List<Output> lists = outputs.subList(before, outputs.size()).stream()
                .filter(Output.ListCall.class::isInstance)
                .toList();
        final List<VenueOrder> listed = new ArrayList<>();
        for (final View view : shown) {
            listed.add(view.order());
        }
        for (final Output output : lists.subList(Math.max(0, lists.size() - accounts), lists.size())) {
            final Output.ListCall list = (Output.ListCall) output;
            comparisons.add(list);
            said.remove(said.lastIndexOf("LIST RESOLVE"));
            said.addAll(apply(new Input.OrdersRead(
                    list.callId(),
                    ++nonce,
                    nowUs,
                    true,
                    list.account().equals(ACCOUNT) ? listed : List.of(),
                    List.of(),
                    0)));
        }
        return said;
    }

    // ---------------------------------------------------------------- time

    /** Lets time pass, firing every timer that comes due, in order. */
    List<String> pass(final long ms) {
        final long untilUs = nowUs + ms * 1000;
        Output.SetTimer due = nextTimer(untilUs);
        while (due != null) {
            nowUs = Math.max(nowUs, due.dueUs());
            timers.remove(due.timerId());
            applyQuietly(new Input.TimerFired(due.timerId()));
            due = nextTimer(untilUs);
        }
        nowUs = untilUs;
        return said();
    }

    /** Lets time pass in which the gateway does not run: what comes due meanwhile fires when it does again. */
    void sleeps(final long ms) {
        nowUs += ms * 1000;
    }

    private Output.SetTimer nextTimer(final long untilUs) {
        Output.SetTimer next = null;
        for (final Output.SetTimer timer : timers.values()) {
            if (timer.dueUs() <= untilUs && (next == null || timer.dueUs() < next.dueUs())) {
                next = timer;
            }
        }
        return next;
    }

    long nowUs() {
        return nowUs;
    }

    long nonce() {
        return nonce;
    }

    // ---------------------------------------------------------------- what the core says

    List<String> apply(final Input input) {
        applyQuietly(input);
        return said();
    }

    private void applyQuietly(final Input input) {
        if (input instanceof Input.ConfigApplied config) {
            lastConfig = config;
        }
        core.apply(++sequence, nowUs, input, this);
    }

    List<String> said() {
        final List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    List<Output> outputs() {
        return outputs;
    }

    /** The newest execution report, whole. */
    ReportBody.Execution lastExecution() {
        for (int i = outputs.size() - 1; i >= 0; i--) {
            if (outputs.get(i) instanceof Output.Report report
                    && report.body() instanceof ReportBody.Execution execution) {
                return execution;
            }
        }
        throw new AssertionError("nothing was reported");
    }

    Order order37(final String orderId) {
        return core.order(orderId);
    }

    /** The order that was placed last. */
    Order placed() {
        return order37(last(Output.PlaceCall.class).orderId());
    }

    Settling settling() {
        return core.settling();
    }

    /** A person decides something; what follows from it, or {@code NOT DONE} and why. */
    List<String> decides(final String action, final String subject, final String argument) {
        final List<String> said = apply(new Input.OperatorCommand(1, "test", action, subject, argument));
        return said.stream()
                .filter(line -> !line.startsWith("DONE") && !line.startsWith("ALARM SETTLED_BY"))
                .filter(line -> !line.startsWith("ALARM") || !line.endsWith("_ACCEPTED"))
                .toList();
    }

    /** True when a call of the kind has been made. */
    boolean made(final Class<? extends Output.VenueCall> kind) {
        return outputs.stream().anyMatch(kind::isInstance);
    }

    int openOrders() {
        return core.openOrders();
    }

    int ids() {
        return core.ids();
    }

    @Override
    public void emit(final Output output) {
        outputs.add(output);
        output.dispatch(new Line());
    }

    /** Writes an output as a test reads it. */
    private final class Line implements Output.Handler {
        @Override
        public void onPlaceCall(final Output.PlaceCall call) {
            lines.add(String.format(
                    Locale.ROOT,
                    "POST %s %s amount=%s cash=%s price=%s",
                    call.type().name().toLowerCase(Locale.ROOT),
                    call.side().direction(),
                    text(call.amountSatoshi()),
                    text(call.currencyAmountE8()),
                    text(call.priceE8())));
        }

        @Override
        public void onCancelCall(final Output.CancelCall call) {
            lines.add("DELETE " + call.uuid());
        }

        @Override
        public void onReadCall(final Output.ReadCall call) {
            lines.add("GET " + call.uuid());
        }

        @Override
        public void onListCall(final Output.ListCall call) {
            lines.add("LIST " + call.purpose());
        }

        @Override
        public void onBalancesCall(final Output.BalancesCall call) {
            lines.add("BALANCES " + call.purpose());
        }

        @Override
        public void onOperatorReply(final Output.OperatorReply reply) {
            lines.add((reply.done() ? "DONE " : "NOT DONE ") + word(reply.text()));
        }

        @Override
        public void onTruthFound(final Output.TruthFound truth) {
            lines.add("TRUTH " + truth.proof());
        }

        @Override
        public void onReport(final Output.Report report) {
            if (!report.session().equals(SESSION)) {
                copied(report);
            } else if (report.body() instanceof ReportBody.Execution e) {
                lines.add(execution(e));
            } else if (report.body() instanceof ReportBody.CancelReject r) {
                lines.add("9 11=" + r.clOrdId() + " 41=" + r.origClOrdId() + " 39="
                        + r.ordStatus().fix() + " 102=" + r.cxlRejReason() + " " + word(r.text()));
            }
        }

        @Override
        public void onSetTimer(final Output.SetTimer timer) {
            timers.put(timer.timerId(), timer);
            if (timersShown) {
                lines.add("TIMER in " + (timer.dueUs() - nowUs) / 1000 + " ms");
            }
        }

        @Override
        public void onCancelTimer(final Output.CancelTimer timer) {
            timers.remove(timer.timerId());
        }

        @Override
        public void onAlarm(final Output.Alarm alarm) {
            lines.add("ALARM " + alarm.word());
        }

        @Override
        public void onModeApplied(final Output.ModeApplied mode) {
            lines.add("MODE " + mode.mode());
        }
    }

    /** A drop copy: to whom, of whose report. */
    private void copied(final Output.Report report) {
        final String line = report.body() instanceof ReportBody.Execution e
                ? execution(e) + " 17=" + e.execId().replaceFirst("^[0-9A-Z]{8,}-", "X-")
                : "9 39="
                        + ((ReportBody.CancelReject) report.body()).ordStatus().fix();
        lines.add(report.session() + '#' + report.reportSeq() + " of "
                + report.body().deliverTo() + ": " + line);
    }

    private static String execution(final ReportBody.Execution e) {
        final StringBuilder line = new StringBuilder();
        line.append("8 150=")
                .append(e.execType().fix())
                .append(" 39=")
                .append(e.ordStatus().fix());
        line.append(" 11=").append(e.clOrdId());
        if (!e.origClOrdId().isEmpty()) {
            line.append(" 41=").append(e.origClOrdId());
        }
        if (e.ordRejReason() >= 0) {
            line.append(" 103=").append(e.ordRejReason());
        }
        if (e.restatementReason() >= 0) {
            line.append(" 378=").append(e.restatementReason());
        }
        if (e.lastQtySatoshi() != VenueOrder.ABSENT) {
            line.append(" 32=").append(text(e.lastQtySatoshi())).append(" 31=").append(text(e.lastPxE8()));
        }
        line.append(" 14=").append(text(e.cumQtySatoshi())).append(" 151=").append(text(e.leavesQtySatoshi()));
        if (e.btcFeeSatoshi() != 0) {
            line.append(" fee=").append(text(e.btcFeeSatoshi())).append("BTC");
        }
        if (e.currencyFeeE8() != 0) {
            line.append(" fee=").append(text(e.currencyFeeE8())).append("EUR");
        }
        if (!e.text().isEmpty()) {
            line.append(' ').append(word(e.text()));
        }
        return line.toString();
    }

    private static String word(final String text) {
        final int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static String text(final long e8) {
        return e8 == VenueOrder.ABSENT ? "-" : FixedPoint.format(e8, 8);
    }
}
