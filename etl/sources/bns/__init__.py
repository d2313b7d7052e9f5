"""Kazakhstan's Bureau of National Statistics (BNS): its workbooks by country, and of goods by country."""

from etl.sources.bns.connection import BnsConnector

connector = BnsConnector()

__all__ = ["connector"]
