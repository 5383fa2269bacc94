package io.paymiumfix.order;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One order: what was asked, where it stands, what has traded. Owned by {@code order-core}. Its state is
 * changed by {@link #become} only, its cancel by {@link #cancelBecomes} only, each given a reason.
 */
final class Order {
    private final String orderId;
    private final String clOrdId;
    private final Origin origin;
    private final Terms terms;
    private final long receivedUs;

    private OrderState state = OrderState.PENDING_NEW;
    private CancelPhase cancelPhase = CancelPhase.NONE;
    private String reason = "received";
    private String uuid = "";
    private boolean activeSeen;

    // What has traded and what it cost, as last reported to the client.
    private long tradedSatoshi;
    private long tradedCurrencyE10;
    private long btcFeeSatoshi;
    private long currencyFeeE8;
    private long lastTransactUs;
    private int feeChanges;
    private int corrections;
    /** Null until there is one: most orders rest for long before their first. */
    private Set<String> operationsSeen;

    /** The highest nonce of a call whose answer was applied: later news has a higher one. */
    private long newestNonce;

    /** When the stream's newest word was applied. */
    private long streamedUs;

    /** When what has traded changed last. */
    private long grownUs;

    /** The F under way, its ClOrdID(11); empty when there is none. */
    private String cancelClOrdId = "";

    private CancelProgress cancelProgress = new CancelProgress();

    /** Why nothing more the venue says of it is applied; empty while it is. */
    private String silencedBy = "";

    private int readsInFlight;
    private long lookTimerId;
    private String unknownState = "";

    Order(final String orderId, final Input.PlaceOrder command, final Terms terms, final long receivedUs) {
        this.orderId = orderId;
        this.clOrdId = command.clOrdId();
        this.origin = command.origin();
        this.terms = terms;
        this.receivedUs = receivedUs;
        this.lastTransactUs = receivedUs;
    }

    /** The one way an order's state changes. */
    void become(final OrderState next, final String why) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(
                    "order " + orderId + " cannot go from " + state + " to " + next + ": " + why);
        }
        state = next;
        reason = why;
    }

    /** The one way its cancel goes on; leaves {@link CancelPhase#NONE} by {@link #cancelRequested} only. */
    void cancelBecomes(final CancelPhase next) {
        cancelPhase = next;
        if (next == CancelPhase.NONE) {
            cancelClOrdId = "";
        }
    }

    /**
     * A cancel begins.
     *
     * @param requestClOrdId ClOrdID(11) of the request; empty when the gateway cancels for itself
     */
    void cancelRequested(final String requestClOrdId) {
        if (cancelPhase != CancelPhase.NONE) {
            throw new IllegalStateException("order " + orderId + " has a cancel under way: " + cancelPhase);
        }
        cancelClOrdId = requestClOrdId;
        cancelProgress = new CancelProgress();
        cancelPhase = CancelPhase.WAITING_FOR_UUID;
    }

    /** A client asks for the cancel that the gateway began for itself: it is the client's from now on. */
    void cancelTakenOver(final String requestClOrdId) {
        if (!isCancelPending() || isCancelRequested()) {
            throw new IllegalStateException("order " + orderId + " is not being canceled by the gateway itself");
        }
        cancelClOrdId = requestClOrdId;
    }

    /** The venue's id, told once. */
    void knownAs(final String venueUuid) {
        if (!uuid.isEmpty()) {
            throw new IllegalStateException("order " + orderId + " is " + uuid + " already, not " + venueUuid);
        }
        uuid = venueUuid;
    }

    void traded(final long satoshi, final long currencyE10, final long nowUs) {
        tradedSatoshi += satoshi;
        tradedCurrencyE10 += currencyE10;
        grownUs = nowUs;
    }

    void feesAre(final long btcSatoshi, final long currencyE8) {
        btcFeeSatoshi = btcSatoshi;
        currencyFeeE8 = currencyE8;
    }

    /** What has traded is this, whatever it was before: the venue took back trades. */
    void correctedTo(final long satoshi, final long currencyE10, final long nowUs) {
        tradedSatoshi = satoshi;
        tradedCurrencyE10 = currencyE10;
        grownUs = nowUs;
        corrections++;
    }

    /** How often what has traded was corrected: CumQty(14) alone names a fill only while it never was. */
    int corrections() {
        return corrections;
    }

    /** Counts a change of the fees that came without a trade: the first is 1. */
    int nextFeeChange() {
        return ++feeChanges;
    }

    /** TransactTime(60): the time given, but never before what was said last. */
    long transactUs(final long atUs) {
        lastTransactUs = Math.max(lastTransactUs, atUs);
        return lastTransactUs;
    }

    long lastTransactUs() {
        return lastTransactUs;
    }

    void newsUpTo(final long nonce) {
        newestNonce = Math.max(newestNonce, nonce);
    }

    /** The stream told of it now: a call that set out before may have seen less. */
    void streamedAt(final long atUs) {
        streamedUs = atUs;
    }

    void sawActive() {
        activeSeen = true;
    }

    /** True the first time the venue uses a word we do not know. */
    boolean sawUnknownState(final String word) {
        final boolean first = !unknownState.equals(word);
        unknownState = word;
        return first;
    }

    /** Contradictory news came: nothing more the venue says of the order is applied or reported. */
    void silence(final String why) {
        silencedBy = why;
    }

    /** A person takes the venue's word as true from now on. */
    void speakAgain() {
        silencedBy = "";
    }

    boolean isSilent() {
        return !silencedBy.isEmpty();
    }

    /** What contradicted what, for people. */
    String silencedBy() {
        return silencedBy;
    }

    /** When the stream told of it last, 0 when it never has. */
    long streamedUs() {
        return streamedUs;
    }

    void readSent() {
        readsInFlight++;
    }

    void readEnded() {
        readsInFlight--;
    }

    void looksAgainBy(final long armedTimerId) {
        lookTimerId = armedTimerId;
    }

    long lookTimerId() {
        return lookTimerId;
    }

    boolean isBeingRead() {
        return readsInFlight > 0;
    }

    String orderId() {
        return orderId;
    }

    String clOrdId() {
        return clOrdId;
    }

    Origin origin() {
        return origin;
    }

    Terms terms() {
        return terms;
    }

    long receivedUs() {
        return receivedUs;
    }

    OrderState state() {
        return state;
    }

    /** Why it is in its state. */
    String reason() {
        return reason;
    }

    CancelPhase cancelPhase() {
        return cancelPhase;
    }

    /** A cancel is under way, whoever wants it. */
    boolean isCancelPending() {
        return cancelPhase != CancelPhase.NONE;
    }

    /** A client's OrderCancelRequest(F) is under way; not while the gateway cancels for itself. */
    boolean isCancelRequested() {
        return isCancelPending() && !cancelClOrdId.isEmpty();
    }

    String cancelClOrdId() {
        return cancelClOrdId;
    }

    CancelProgress cancelProgress() {
        return cancelProgress;
    }

    String uuid() {
        return uuid;
    }

    boolean isActiveSeen() {
        return activeSeen;
    }

    long tradedSatoshi() {
        return tradedSatoshi;
    }

    long tradedCurrencyE10() {
        return tradedCurrencyE10;
    }

    long btcFeeSatoshi() {
        return btcFeeSatoshi;
    }

    long currencyFeeE8() {
        return currencyFeeE8;
    }

    long newestNonce() {
        return newestNonce;
    }

    /**
     * True for a call that set out after everything we know of the order was known. Its nonce alone does not tell:
     * a listing has its first page's, though a later page may have shown the order.
     */
    boolean isNews(final long nonce, final long startedUs) {
        return nonce > newestNonce && startedUs > streamedUs && startedUs > grownUs;
    }

    /** True when nothing told since that call set out is newer than what it saw. */
    boolean isCurrent(final long nonce, final long startedUs) {
        return nonce >= newestNonce && startedUs > streamedUs;
    }

    /** How many of its account operations were seen. */
    int operationsSeen() {
        return operationsSeen == null ? 0 : operationsSeen.size();
    }

    /** Remembers an account operation; true the first time. */
    boolean sawOperation(final String operationUuid) {
        if (operationsSeen == null) {
            operationsSeen = new LinkedHashSet<>();
        }
        return operationsSeen.add(operationUuid);
    }

    /** LeavesQty(151): what may still trade; 0 for orders by currency amount and when the order has ended. */
    long leavesSatoshi() {
        if (state.isTerminal() || terms.isCash()) {
            return 0;
        }
        return terms.amountSatoshi() - tradedSatoshi;
    }

    /** OrdStatus(39), by FIX 4.4's precedence or by fills first. */
    OrdStatus status(final Rules.PendingPrecedence precedence) {
        return switch (state) {
            case FILLED -> OrdStatus.FILLED;
            case CANCELED -> OrdStatus.CANCELED;
            case REJECTED -> OrdStatus.REJECTED;
            case PENDING_NEW, OUTCOME_UNKNOWN -> isCancelRequested() ? OrdStatus.PENDING_CANCEL : OrdStatus.PENDING_NEW;
            case LIVE, HALTED -> working(precedence);
        };
    }

    private OrdStatus working(final Rules.PendingPrecedence precedence) {
        if (isCancelRequested() && (precedence == Rules.PendingPrecedence.FIX || tradedSatoshi == 0)) {
            return OrdStatus.PENDING_CANCEL;
        }
        return tradedSatoshi > 0 ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW;
    }

    // ---------------------------------------------------------------- snapshots

    private Order(
            final String orderId, final String clOrdId, final Origin origin, final Terms terms, final long receivedUs) {
        this.orderId = orderId;
        this.clOrdId = clOrdId;
        this.origin = origin;
        this.terms = terms;
        this.receivedUs = receivedUs;
    }

    /** Without its OrderID(37), which comes before it. */
    void save(final CoreWriter out) {
        out.begin("Order", 2);
        out.putText(clOrdId);
        out.putOrigin(origin);
        out.putTerms(terms);
        out.putLong(receivedUs);
        out.putEnum(state);
        out.putEnum(cancelPhase);
        out.putText(reason);
        out.putText(uuid);
        out.putBoolean(activeSeen);
        out.putLong(tradedSatoshi);
        out.putLong(tradedCurrencyE10);
        out.putLong(btcFeeSatoshi);
        out.putLong(currencyFeeE8);
        out.putLong(lastTransactUs);
        out.putInt(feeChanges);
        out.putTexts(operationsSeen == null ? List.of() : operationsSeen);
        out.putLong(newestNonce);
        out.putLong(streamedUs);
        out.putText(cancelClOrdId);
        cancelProgress.save(out);
        out.putText(silencedBy);
        out.putInt(corrections);
        out.putInt(readsInFlight);
        out.putLong(lookTimerId);
        out.putText(unknownState);
        out.putLong(grownUs);
    }

    static Order load(final String orderId, final CoreReader in) {
        final int version = in.begin("Order", 2);
        final Order order = new Order(orderId, in.readText(), in.readOrigin(), in.readTerms(), in.readLong());
        order.state = in.readEnum(OrderState.class);
        order.cancelPhase = in.readEnum(CancelPhase.class);
        order.reason = in.readText();
        order.uuid = in.readText();
        order.activeSeen = in.readBoolean();
        order.tradedSatoshi = in.readLong();
        order.tradedCurrencyE10 = in.readLong();
        order.btcFeeSatoshi = in.readLong();
        order.currencyFeeE8 = in.readLong();
        order.lastTransactUs = in.readLong();
        order.feeChanges = in.readInt();
        in.readAll(() -> order.sawOperation(in.readText()));
        order.newestNonce = in.readLong();
        order.streamedUs = in.readLong();
        order.cancelClOrdId = in.readText();
        order.cancelProgress.load(in);
        order.silencedBy = in.readText();
        order.corrections = in.readInt();
        order.readsInFlight = in.readInt();
        order.lookTimerId = in.readLong();
        order.unknownState = in.readText();
        order.grownUs = version >= 2 ? in.readLong() : 0;
        return order;
    }
}
