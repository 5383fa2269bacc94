package io.paymiumfix.sequencer;

/**
 * One cell of a ring: a mutable holder, reused for ever; what it holds is immutable. Written by the
 * producer that claimed it, then read by the one consumer.
 *
 * @param <T> what goes through the ring
 * @param <Q> what may take a place among it and is never journalled: a question on the way in, its answer on the way out
 */
final class Slot<T, Q> {

    private T value;
    private Q question;
    private long publishedNs;

    void set(final T newValue) {
        value = newValue;
        publishedNs = System.nanoTime();
    }

    void setQuestion(final Q newQuestion) {
        question = newQuestion;
        publishedNs = System.nanoTime();
    }

    long publishedNs() {
        return publishedNs;
    }

    /** Takes the value out, so that the ring holds on to nothing; null when the cell holds a question. */
    T take() {
        final T taken = value;
        value = null;
        return taken;
    }

    /** Takes the question out; null when the cell holds a value. */
    Q takeQuestion() {
        final Q taken = question;
        question = null;
        return taken;
    }
}
