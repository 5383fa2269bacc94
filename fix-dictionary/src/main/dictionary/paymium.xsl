<?xml version="1.0" encoding="UTF-8"?>
<!--
  Our FIX 4.4 = FIX 4.4 as QuickFIX/J publishes it + the differences below. Nothing else differs, and a test
  lists them (DictionaryDifferencesTest).

  Every difference only widens what we accept. No message we send needs one: what we send is valid FIX 4.4 to a
  counterparty that has never seen this file.

  The whole of FIX 4.4 stays in: all message types, enumerations and optional fields. What we do not offer is
  refused by the gateway, with a reason, and not by a dictionary that has been cut.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- 1. MiscFeeType(139) and MassCancelRejectReason(532) are declared CHAR, but FIX 4.4 gives them values of two
       characters (139=10 to 12, 532=99): the generated class would not compile and a reader would refuse the value. -->
  <xsl:template match="/fix/fields/field[@name='MiscFeeType' or @name='MassCancelRejectReason']/@type">
    <xsl:attribute name="type">STRING</xsl:attribute>
  </xsl:template>

  <!-- 2. OrigClOrdID(41) is optional in OrderCancelRequest(F) and OrderCancelReplaceRequest(G): an order may be named
       by OrderID(37) alone. -->
  <xsl:template match="/fix/messages/message[@msgtype='F' or @msgtype='G']/field[@name='OrigClOrdID']/@required">
    <xsl:attribute name="required">N</xsl:attribute>
  </xsl:template>

  <!-- 3. Rule80A(47) was removed after FIX 4.2, and order systems that grew up on 4.2 still send it. Accepted and
       ignored in D, F and G. -->
  <xsl:template match="/fix/fields">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <field number="47" name="Rule80A" type="CHAR"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="/fix/messages/message[@msgtype='D' or @msgtype='G']">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <field name="Rule80A" required="N"/>
    </xsl:copy>
  </xsl:template>

  <!-- 4. Order systems often build a cancel by copying the order. These fields of the order mean nothing in F and
       cannot change what it asks for, so they are accepted and ignored instead of costing the user a cancel. -->
  <xsl:template match="/fix/messages/message[@msgtype='F']">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <field name="HandlInst" required="N"/>
      <field name="ExecInst" required="N"/>
      <field name="ExDestination" required="N"/>
      <field name="OrdType" required="N"/>
      <field name="Price" required="N"/>
      <field name="Currency" required="N"/>
      <field name="TimeInForce" required="N"/>
      <field name="ExpireDate" required="N"/>
      <field name="ExpireTime" required="N"/>
      <field name="Rule80A" required="N"/>
      <field name="OrderCapacity" required="N"/>
      <field name="OrderRestrictions" required="N"/>
      <field name="CustOrderCapacity" required="N"/>
      <field name="PositionEffect" required="N"/>
    </xsl:copy>
  </xsl:template>

  <!-- 5. Fields we accept and ignore may carry values that FIX 4.4 does not list: order systems fill them from newer
       lists (452=122, 22=S) or with words for an asset class FIX 4.4 did not know (167=CRYPTO). What is not read
       cannot be wrong. Fields that are read keep FIX's own list of values. -->
  <xsl:template match="/fix/fields/field[
      @name='SecurityIDSource' or @name='SecurityType' or @name='Product' or
      @name='PartyIDSource' or @name='PartyRole' or
      @name='AcctIDSource' or @name='AccountType' or
      @name='OrderCapacity' or @name='OrderRestrictions' or @name='CustOrderCapacity']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="allowOtherValues">true</xsl:attribute>
      <xsl:apply-templates select="node()"/>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
