package io.paymiumfix.order;

/**
 * Does what operators decide, and answers each of them once. The answer begins with a stable machine word. Owned by
 * {@code order-core}.
 */
final class Operators {
    private final Turn turn;
    private final Orders orders;
    private final Modes modes;
    private final Recovering recovering;
    private final Settling settling;
    private final Reconciling reconciling;
    private final Canceling canceling;

    Operators(
            final Turn turn,
            final Orders orders,
            final Modes modes,
            final Recovering recovering,
            final Settling settling,
            final Reconciling reconciling,
            final Canceling canceling) {
        this.turn = turn;
        this.orders = orders;
        this.modes = modes;
        this.recovering = recovering;
        this.settling = settling;
        this.reconciling = reconciling;
        this.canceling = canceling;
    }

    void commanded(final Input.OperatorCommand command) {
        switch (command.action()) {
            case "stop" -> {
                modes.stops();
                final int begun = command.argument().equals("cancel") ? canceling.cancelAll() : 0;
                done(
                        command,
                        "STOPPING: new orders are refused from now on"
                                + (begun == 0 ? "" : "; " + begun + " order(s) are being canceled"));
            }
            case "adopt", "absent", "resume", "gone" -> settle(command);
            case "accept-backup" -> accept(command, recovering.acceptBackup(), "BACKUP_ACCEPTED", "NO_OLD_BACKUP");
            case "accept-assumption" ->
                accept(command, modes.acceptBrokenAssumption(), "ASSUMPTION_ACCEPTED", "NO_BROKEN_ASSUMPTION");
            case "reconcile" -> reconcile(command);
            default -> unknown(command);
        }
    }

    private void settle(final Input.OperatorCommand command) {
        final Order order = orders.byOrderId(command.subject());
        if (order == null) {
            refused(command, "UNKNOWN_ORDER: no order has OrderID(37) " + command.subject());
            return;
        }
        final Refusal refusal = switch (command.action()) {
            case "adopt" -> settling.adopt(order, command.argument());
            case "absent" -> settling.absent(order);
            case "gone" -> settling.gone(order);
            default -> settling.resume(order);
        };
        if (refusal != null) {
            refused(command, refusal.text());
            return;
        }
        turn.alarm(
                "SETTLED_BY_OPERATOR",
                order.orderId(),
                "operator " + command.operator() + " decided \"" + command.action() + "\"; the order is "
                        + order.state() + " now");
        done(
                command,
                settling.isHeld(order) || "gone".equals(command.action())
                        ? "READING: the venue is asked first; bin/gateway orders shows the outcome"
                        : "SETTLED: order " + order.orderId() + " is " + order.state() + " now");
    }

    private void accept(
            final Input.OperatorCommand command, final boolean accepted, final String word, final String otherwise) {
        if (accepted) {
            turn.alarm(word, "", "operator " + command.operator() + " accepts it; new orders are taken again");
            done(command, word + ": new orders are taken again when nothing else speaks against it");
        } else {
            refused(command, otherwise + ": there is nothing to accept");
        }
    }

    private void reconcile(final Input.OperatorCommand command) {
        final String refusal = reconciling.asked(command.requestId(), command.subject());
        if (refusal != null) {
            refused(command, refusal);
        }
    }

    private void unknown(final Input.OperatorCommand command) {
        turn.alarm(
                "OPERATOR_COMMAND_UNKNOWN",
                command.subject(),
                "operator " + command.operator() + " asked for \"" + command.action() + "\"; nothing was done");
        refused(command, "OPERATOR_COMMAND_UNKNOWN: " + command.action());
    }

    private void done(final Input.OperatorCommand command, final String text) {
        reply(command, true, text);
    }

    private void refused(final Input.OperatorCommand command, final String text) {
        reply(command, false, text);
    }

    private void reply(final Input.OperatorCommand command, final boolean done, final String text) {
        if (command.requestId() != 0) {
            turn.emit(new Output.OperatorReply(command.requestId(), done, text));
        }
    }
}
