package io.paymiumfix.replay;

/** The tags that the replay itself looks at. */
final class Tags {

    static final int ACCOUNT = 1;
    static final int BODY_LENGTH = 9;
    static final int BEGIN_SEQ_NO = 7;
    static final int BEGIN_STRING = 8;
    static final int CHECK_SUM = 10;
    static final int CL_ORD_ID = 11;
    static final int END_SEQ_NO = 16;
    static final int EXEC_ID = 17;
    static final int EXEC_REF_ID = 19;
    static final int MSG_SEQ_NUM = 34;
    static final int MSG_TYPE = 35;
    static final int NEW_SEQ_NO = 36;
    static final int ORDER_ID = 37;
    static final int ORD_STATUS = 39;
    static final int ORIG_CL_ORD_ID = 41;
    static final int POSS_DUP_FLAG = 43;
    static final int REF_SEQ_NUM = 45;
    static final int SENDER_COMP_ID = 49;
    static final int SENDING_TIME = 52;
    static final int TARGET_COMP_ID = 56;
    static final int TEXT = 58;
    static final int RAW_DATA = 96;
    static final int POSS_RESEND = 97;
    static final int TEST_REQ_ID = 112;
    static final int ON_BEHALF_OF_COMP_ID = 115;
    static final int ORIG_SENDING_TIME = 122;
    static final int GAP_FILL_FLAG = 123;
    static final int DELIVER_TO_COMP_ID = 128;
    static final int RESET_SEQ_NUM_FLAG = 141;
    static final int EXEC_TYPE = 150;
    static final int SECONDARY_ORDER_ID = 198;
    static final int LAST_MSG_SEQ_NUM_PROCESSED = 369;
    static final int USERNAME = 553;
    static final int PASSWORD = 554;
    static final int NEXT_EXPECTED_MSG_SEQ_NUM = 789;
    static final int NEW_PASSWORD = 925;

    private Tags() {}
}
