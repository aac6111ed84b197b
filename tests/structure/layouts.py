"""Short texts of each layout, written for these tests."""

STORY = (
    "He was arrested at his home in the capital on 3 May by armed men who said that they were officers of the "
    "security service, his family said."
)
TYPED = f"""EXTERNAL (for general distribution)        AI Index: AFR 54/30/93
                                           Distr: UA/SC

UA 29/93          Fear of torture / Legal concern          25 January 1993

SUDAN             Hassan AL-TAYEB (m), aged 34, teacher ]
                  Omar KHALIL (m), student              ] members of the teachers' union
                  and 12 others

{STORY}

BACKGROUND INFORMATION

Teachers have been held before.

RECOMMENDED ACTION: Please send telegrams and faxes in English:
- expressing concern at the arrest of Hassan al-Tayeb;
- urging that he be released.

APPEALS TO:

1) Minister of Justice          Dear Minister
PO Box 302
Khartoum, Sudan

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 8 March 1993.
"""
LINE = f"""UA: 53/12 Index: MDE 11/011/2012 Bahrain Date: 17 February 2012

URGENT ACTION
ACTIVISTS HELD INCOMMUNICADO

Two activists were arrested on 3 February.

{STORY}

Please write immediately in Arabic or English:
* Urging them to release the two;

PLEASE SEND APPEALS BEFORE 30 MARCH 2012 TO:

Minister of Interior
P.O. Box 13
Fax: +973 1723 2661
Salutation: Your Excellency

ADDITIONAL INFORMATION

The two had been named in another action, UA 12/11 (MDE 11/001/2011).

Name: Ali Hasan, Fatima Hasan
Gender m/f: m and f

UA: 53/12 Index: MDE 11/011/2012 Issue Date: 17 February 2012
"""
LETTER = f"""First UA: 61/21 Index: ASA 17/4243/2021 China Date: 1 June 2021

URGENT ACTION

SCHOLAR MISSING

A scholar is missing.

{STORY}

TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER

Director
No. 1 Some Road
Urumqi 830000

Dear Director:

I am writing to express my concern about a scholar who has been missing since May.

I urge you to release him.

Yours sincerely,

ADDITIONAL INFORMATION

Scholars have gone missing before.

PREFERRED LANGUAGE TO ADDRESS TARGET: Chinese, English

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 27 July 2021

NAME AND PREFERRED PRONOUN: Ilham Turdi (he/him)
"""
DUMP = f"""Subject: second update on UA 114/13 on Bahrain issued on (30 May 2013)
Categories: torture
Country: Bahrain
Gender m/f: m
Issue date: 30 May 2013
Body:
Further information on UA: 114/13 Index: MDE 11/022/2013 Bahrain Date: 30 May 2013
URGENT ACTION
MAN RELEASED

{STORY}
"""
MAIL = f"""From: Urgent actions <ua@example.org>
To: list
Subject: Fwd: please act
Date: 3 Jun 2003

Dear all, please act on this one.

PUBLIC AI Index: EUR 44/012/2003
02 June 2003

UA 160/03   Possible prisoner of conscience / Fear of torture

TURKEY    Ahmet Demir (m), aged 32, lawyer

{STORY}
"""
PAGE = f"""Skip to main content
Menu
Take action
53 days left to take action

Egypt: Release the journalist

Share on Facebook

{STORY}

Take action

Write to:

Minister of Justice
Cairo

Related content
Iran: Man hanged
"""
PRESS = f"""AMNESTY INTERNATIONAL
PRESS RELEASE

AI Index: MDE 24/012/2004
12 March 2004

Syria: Mass arrests of Kurds

{STORY}
"""
