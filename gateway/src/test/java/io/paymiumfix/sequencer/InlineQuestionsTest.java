package io.paymiumfix.sequencer;

/** The same on a loop. */
class InlineQuestionsTest extends QuestionsTest {

    @Override
    WaitMode waitMode() {
        return WaitMode.INLINE;
    }
}
