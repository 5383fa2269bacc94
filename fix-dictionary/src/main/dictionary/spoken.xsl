<?xml version="1.0" encoding="UTF-8"?>
<!--
  The part of our dictionary that becomes Java classes: the messages we speak now or soon, with the components and
  fields they use. It only keeps the number of classes down; at run time messages are parsed and validated with the
  whole dictionary, and a type that is not listed here arrives as a plain Message.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:variable name="session" select="' 0 1 2 3 4 5 A '"/>
  <xsl:variable name="orders" select="' D F G H AF q 8 9 r Q j '"/>
  <xsl:variable name="marketData" select="' V W X Y x y '"/>
  <xsl:variable name="notices" select="' g h B '"/>
  <xsl:variable name="spoken" select="concat($session, $orders, $marketData, $notices)"/>

  <!-- Names of all fields, groups and components that the spoken messages reach, each between blanks. -->
  <xsl:variable name="used">
    <xsl:apply-templates select="/fix/header | /fix/trailer" mode="reach"/>
    <xsl:apply-templates select="/fix/messages/message[contains($spoken, concat(' ', @msgtype, ' '))]" mode="reach"/>
  </xsl:variable>

  <xsl:template match="header | trailer | message" mode="reach">
    <xsl:apply-templates select="*" mode="reach"/>
  </xsl:template>

  <xsl:template match="field | group" mode="reach">
    <xsl:value-of select="concat(' ', @name, ' ')"/>
    <xsl:apply-templates select="field | group | component" mode="reach"/>
  </xsl:template>

  <xsl:template match="component" mode="reach">
    <xsl:value-of select="concat(' ', @name, ' ')"/>
    <xsl:apply-templates select="/fix/components/component[@name = current()/@name]/*" mode="reach"/>
  </xsl:template>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="/fix/messages/message">
    <xsl:if test="contains($spoken, concat(' ', @msgtype, ' '))">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/fix/components/component | /fix/fields/field">
    <xsl:if test="contains($used, concat(' ', @name, ' '))">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
