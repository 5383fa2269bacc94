package io.paymiumfix.order;

/** The way to ask the order core, for every thread. Never blocks. */
public interface Questions {

    /**
     * Asks; the answer comes through the edge that belongs to the kind of question.
     *
     * @return false when there is no room: the caller answers that it is busy
     */
    boolean ask(Query query);
}
