package io.paymiumfix.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of the gateway's messages which order and which of the client's messages they are about. Orders are called after
 * the first ClOrdID(11) of their chain, within OnBehalfOfCompID(115). Fed with a session in its order, once for the
 * recording and once for the replay.
 */
final class Correlation {

    private static final List<String> ABOUT_ORDERS = List.of("8", "9");
    private static final List<String> CHANGES = List.of("F", "G");

    private final Map<String, String> orderByClOrdId = new HashMap<>();
    private final Map<String, String> orderByOrderId = new HashMap<>();
    private final Map<String, Step> stepByClOrdId = new HashMap<>();
    private Step last;

    /** The client sent this. */
    void sent(final Step step) {
        last = step;
        final FixMessage message = step.message();
        final String scope = message.get(Tags.ON_BEHALF_OF_COMP_ID);
        final String clOrdId = message.get(Tags.CL_ORD_ID);
        if (clOrdId.isEmpty()) {
            return;
        }
        stepByClOrdId.put(key(scope, clOrdId), step);
        String order = null;
        if (CHANGES.contains(message.msgType())) {
            order = orderByClOrdId.get(key(scope, message.get(Tags.ORIG_CL_ORD_ID)));
            order = order == null ? orderByOrderId.get(message.get(Tags.ORDER_ID)) : order;
        }
        orderByClOrdId.putIfAbsent(key(scope, clOrdId), order == null ? key(scope, clOrdId) : order);
    }

    /**
     * The gateway said this.
     *
     * @param referred what its RefSeqNum(45) names, or null
     */
    Answer heard(final FixMessage message, final Step referred) {
        if (referred != null) {
            return new Answer(message, referred, referred, orderOf(referred.message()));
        }
        if (!ABOUT_ORDERS.contains(message.msgType())) {
            return new Answer(message, last, null, "");
        }
        final String scope = message.get(Tags.DELIVER_TO_COMP_ID);
        final String clOrdId = key(scope, message.get(Tags.CL_ORD_ID));
        final String orderId = message.get(Tags.ORDER_ID);
        String order = orderByClOrdId.get(clOrdId);
        order = order == null ? orderByClOrdId.get(key(scope, message.get(Tags.ORIG_CL_ORD_ID))) : order;
        order = order == null ? orderByOrderId.getOrDefault(orderId, "") : order;
        if (!order.isEmpty() && !orderId.equals("NONE")) {
            orderByOrderId.putIfAbsent(orderId, order);
        }
        return new Answer(message, stepByClOrdId.getOrDefault(clOrdId, last), null, order);
    }

    private String orderOf(final FixMessage sent) {
        return orderByClOrdId.getOrDefault(key(sent.get(Tags.ON_BEHALF_OF_COMP_ID), sent.get(Tags.CL_ORD_ID)), "");
    }

    private static String key(final String scope, final String clOrdId) {
        return scope.isEmpty() ? clOrdId : scope + "/" + clOrdId;
    }
}
