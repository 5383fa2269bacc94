package io.paymiumfix.sequencer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;

/** A loop of one thread whose turns are what was put into it, one each. */
final class TestLoop implements Loop, AutoCloseable {

    private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private final Deque<Runnable> endOfTurn = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "loop");
    private volatile boolean closed;

    TestLoop() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                turns.take().run();
                while (!endOfTurn.isEmpty()) {
                    endOfTurn.removeFirst().run();
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void execute(final Runnable task) {
        turns.add(task);
    }

    @Override
    public void atEndOfTurn(final Runnable task) {
        if (!isCurrent()) {
            throw new IllegalStateException("not on the loop");
        }
        endOfTurn.addLast(task);
    }

    @Override
    public void close() {
        execute(() -> closed = true);
    }
}
