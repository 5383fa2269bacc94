package io.paymiumfix.sequencer;

/** The same on a loop. */
class InlineSequencerTest extends SequencerTest {

    @Override
    WaitMode waitMode() {
        return WaitMode.INLINE;
    }
}
