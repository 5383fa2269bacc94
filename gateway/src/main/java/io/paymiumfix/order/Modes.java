package io.paymiumfix.order;

/** What may be sent at present: the state of the link to the venue, unless we are still recovering. Owned by {@code order-core}. */
final class Modes {
    private final Turn turn;
    private VenueMode link = VenueMode.OPEN;
    private String linkReason = "";
    private boolean recovering;
    private boolean stopping;
    private boolean storageLow;
    private String storageReason = "";
    /** What was taken for granted of the venue and has been seen to be false; empty while all holds. */
    private String brokenAssumption = "";

    Modes(final Turn turn) {
        this.turn = turn;
    }

    void linkIs(final VenueMode mode, final String reason) {
        link = mode;
        linkReason = reason;
        if (!recovering) {
            announce();
        }
    }

    /** A new process has begun: what an earlier one knew of the link, or of its own end, is over. */
    void recoveryBegins(final String reason) {
        recovering = true;
        stopping = false;
        link = VenueMode.OPEN;
        linkReason = "";
        turn.emit(new Output.ModeApplied(VenueMode.RECOVERING, reason));
    }

    void recoveryEnds() {
        recovering = false;
        announce();
    }

    /** From now on new orders are refused: the gateway is being stopped. */
    void stops() {
        stopping = true;
    }

    /** Without room for the journal no new order is taken; cancels and reports go on. */
    void storageIs(final boolean low, final String reason) {
        if (low && !storageLow) {
            turn.alarm("JOURNAL_FULL", "", reason + "; new orders are refused until there is room");
        }
        final boolean changed = low != storageLow;
        storageLow = low;
        storageReason = reason;
        if (changed && !recovering) {
            announce();
        }
    }

    boolean isRecovering() {
        return recovering;
    }

    /** An assumption about the venue was seen to be false: only cancels until a person accepts it. */
    void assumptionBroken(final String what) {
        final boolean first = brokenAssumption.isEmpty();
        brokenAssumption = what;
        if (first && !recovering) {
            announce();
        }
    }

    /** A person has taken note: true when there was something to accept. */
    boolean acceptBrokenAssumption() {
        final boolean broken = !brokenAssumption.isEmpty();
        brokenAssumption = "";
        if (broken && !recovering) {
            announce();
        }
        return broken;
    }

    /** What was seen to be false, or empty. */
    String brokenAssumption() {
        return brokenAssumption;
    }

    private void announce() {
        if (link == VenueMode.OPEN && storageLow) {
            turn.emit(new Output.ModeApplied(VenueMode.CANCEL_ONLY, "JOURNAL_FULL: " + storageReason));
        } else if (link == VenueMode.OPEN && !brokenAssumption.isEmpty()) {
            turn.emit(new Output.ModeApplied(VenueMode.CANCEL_ONLY, "ASSUMPTION_BROKEN: " + brokenAssumption));
        } else {
            turn.emit(new Output.ModeApplied(link, linkReason));
        }
    }

    /** Why no new order is taken at present, or null. */
    Refusal refusal() {
        if (stopping) {
            return closed("SHUTTING_DOWN", "the gateway is being stopped; send the order again after it is back");
        }
        if (recovering) {
            return closed(
                    "RECOVERING", "the gateway is reading its orders at the venue after a start; try again shortly");
        }
        if (storageLow) {
            return closed("JOURNAL_FULL", "new orders cannot be recorded: " + storageReason + "; try again later");
        }
        if (!brokenAssumption.isEmpty()) {
            return closed(
                    "ASSUMPTION_BROKEN", "only cancels are sent until an operator accepts this: " + brokenAssumption);
        }
        return switch (link) {
            case OPEN, RECOVERING -> null;
            case CANCEL_ONLY -> closed("VENUE_CANCEL_ONLY", "only cancels are sent at present: " + linkReason);
            case READ_ONLY -> closed("VENUE_READ_ONLY", "orders are only read at present: " + linkReason);
            case DOWN -> closed("VENUE_DOWN", "the venue cannot be reached: " + linkReason);
        };
    }

    private static Refusal closed(final String word, final String advice) {
        return Refusal.of(Refusal.EXCHANGE_CLOSED, word, advice);
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Modes", 1);
        out.putEnum(link);
        out.putText(linkReason);
        out.putBoolean(recovering);
        out.putBoolean(stopping);
        out.putBoolean(storageLow);
        out.putText(storageReason);
        out.putText(brokenAssumption);
    }

    void load(final CoreReader in) {
        in.begin("Modes", 1);
        link = in.readEnum(VenueMode.class);
        linkReason = in.readText();
        recovering = in.readBoolean();
        stopping = in.readBoolean();
        storageLow = in.readBoolean();
        storageReason = in.readText();
        brokenAssumption = in.readText();
    }
}
