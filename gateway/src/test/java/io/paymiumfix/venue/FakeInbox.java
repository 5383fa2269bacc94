package io.paymiumfix.venue;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Input;
import java.util.ArrayList;
import java.util.List;

/** A ring that can be made full. */
final class FakeInbox implements Inbox {
    private final List<Input> taken = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    @Override
    public boolean offer(final Input input, final Urgency urgency) {
        if (room == 0) {
            return false;
        }
        room--;
        taken.add(input);
        return true;
    }

    /** From now on only this many are taken. */
    void room(final int inputs) {
        room = inputs;
    }

    /** What was taken since the last call, without leases. */
    List<Input> collect() {
        final List<Input> collected = new ArrayList<>(taken);
        taken.clear();
        collected.removeIf(Input.NonceLease.class::isInstance);
        collected.removeIf(Input.BudgetLease.class::isInstance);
        return collected;
    }

    /** The leases of calls taken since the last {@link #collect}. */
    List<Input.BudgetLease> budgetLeases() {
        return taken.stream()
                .filter(Input.BudgetLease.class::isInstance)
                .map(Input.BudgetLease.class::cast)
                .toList();
    }

    /** The leases taken since the last {@link #collect}. */
    List<Input.NonceLease> leases() {
        return taken.stream()
                .filter(Input.NonceLease.class::isInstance)
                .map(Input.NonceLease.class::cast)
                .toList();
    }
}
