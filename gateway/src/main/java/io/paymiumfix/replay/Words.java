package io.paymiumfix.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import quickfix.DataDictionary;

/** Messages and fields as a person reads them. */
final class Words {

    /** What tells one message from another at a glance. */
    private static final List<Integer> BRIEF = List.of(
            Tags.CL_ORD_ID,
            Tags.ORIG_CL_ORD_ID,
            54,
            40,
            59,
            Tags.EXEC_TYPE,
            Tags.ORD_STATUS,
            38,
            152,
            44,
            32,
            31,
            14,
            151,
            6,
            103,
            102,
            373,
            380,
            Tags.TEXT);

    /** The dictionary has these in capitals only. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("3", "Reject"),
            Map.entry("5", "Logout"),
            Map.entry("8", "ExecutionReport"),
            Map.entry("9", "OrderCancelReject"),
            Map.entry("A", "Logon"),
            Map.entry("B", "News"),
            Map.entry("D", "NewOrderSingle"),
            Map.entry("F", "OrderCancelRequest"),
            Map.entry("G", "OrderCancelReplaceRequest"),
            Map.entry("H", "OrderStatusRequest"),
            Map.entry("Q", "DontKnowTrade"),
            Map.entry("V", "MarketDataRequest"),
            Map.entry("W", "MarketDataSnapshotFullRefresh"),
            Map.entry("X", "MarketDataIncrementalRefresh"),
            Map.entry("Y", "MarketDataRequestReject"),
            Map.entry("AF", "OrderMassStatusRequest"),
            Map.entry("g", "TradingSessionStatusRequest"),
            Map.entry("h", "TradingSessionStatus"),
            Map.entry("j", "BusinessMessageReject"),
            Map.entry("q", "OrderMassCancelRequest"),
            Map.entry("r", "OrderMassCancelReport"));

    private final DataDictionary dictionary;

    Words(final DataDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** {@code ExecutionReport(8)}. */
    static String name(final FixMessage message) {
        return NAMES.getOrDefault(message.msgType(), "message") + "(" + message.msgType() + ")";
    }

    /** {@code OrdStatus(39)}. */
    String name(final int tag) {
        final String name = dictionary.getFieldName(tag);
        return (name == null ? "tag" : name) + "(" + tag + ")";
    }

    /** The fields that matter, as {@code 11=A 54=1}. */
    static String brief(final FixMessage message) {
        return message.fields().stream()
                .filter(field -> BRIEF.contains(field.tag()))
                .map(FixMessage.Field::toString)
                .collect(Collectors.joining(" "));
    }
}
