package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.exchange.OrderTruth;
import io.paymiumfix.simulator.fault.FaultKind;
import io.paymiumfix.simulator.fault.Strikes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Where what the wire tells of an order differs from the truth, because a fault hides it or holds it back. */
final class OrderViews {

    private final Map<UUID, Long> hiddenUntilMicros = new HashMap<>();
    private final Map<UUID, OrderTruth> heldBack = new HashMap<>();

    void hide(UUID uuid, long untilMicros) {
        hiddenUntilMicros.put(uuid, untilMicros);
    }

    boolean isVisible(UUID uuid, long nowMicros) {
        Long until = hiddenUntilMicros.get(uuid);
        if (until == null) {
            return true;
        }
        if (nowMicros >= until) {
            hiddenUntilMicros.remove(uuid);
            return true;
        }
        return false;
    }

    /** The order as this reply tells it. */
    OrderTruth view(OrderTruth truth, Strikes strikes) {
        if (strikes.has(FaultKind.MERGED_FILLS)) {
            return heldBack.computeIfAbsent(truth.uuid(), unseen -> truth);
        }
        heldBack.remove(truth.uuid());
        return truth;
    }
}
