"""Writes the workbooks of the tests: `python3 make.py` in this folder (needs openpyxl).

All persons, bodies and ships are invented. `list.xlsx` has the columns of today's list in all the
ways that its cells are filled, among them bad rows; `older.xlsx` has the columns of before 2024,
by other spellings, below a title row.
"""

import datetime
import io
import zipfile

import openpyxl

HEADER = [
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength",
    "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information",
    "Listing Information", "IMO Number", "Committees", "Control Date",
    "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo",
    "Maritime Restriction",
]

DAY = datetime.datetime(2021, 3, 22)
LATER = datetime.datetime(2023, 5, 1)

ROWS = [
    # A person with an exact day, whose alias stands further below.
    ["1001", "Quinn Testcase", "Individual", "Primary Name", None,
     datetime.datetime(1965, 3, 25), "a) Vaduz, Liechtenstein b) Vienna, Austria",
     "Liechtenstein", "a) 1 Imaginary Road, Vaduz, Liechtenstein_x000D_\n b) Nowhere",
     "Title: General_x000D_\nClose to nobody.", "Listed on 15 Mar. 2021 (amended on 1 Apr. 2022)",
     None, "Autonomous (Thematic - Human Rights)", DAY,
     "Autonomous Sanctions (Designated Persons) Instrument 2021", True, "Yes", False, None],
    ["1001a", "Quin Testkase", "Individual", "aka", "Weak",
     datetime.datetime(1965, 3, 25), "a) Vaduz, Liechtenstein b) Vienna, Austria",
     "Liechtenstein", None, None, None, None, "Autonomous (Thematic - Human Rights)", LATER, None,
     True, True, None, None],
    # A body of the UN's list, by a number as reference.
    [1002, "Paper Holding Group", "Entity", "Primary Name", None, None, None, None,
     "2 Imaginary Road, Vienna, Austria; PO Box 7, Vienna, Austria",
     "UN reference ZZe.012", datetime.datetime(2001, 1, 25), None,
     "1267/1989/2253 (ISIL (Da'esh) and Al-Qaida)", DAY, None, 1, 0, 1, 0],
    ["1001b", "Квинн Тесткейс", "Individual", "Original Script", None, None, None, None, None,
     None, None, None, "Autonomous (Thematic - Human Rights)", DAY, None, True, True, None, None],
    ["1002a", "Cardboard Group", "Entity", "Formerly known as", "Strong", None, None, None, None,
     None, None, None, None, None, None, None, None, None, None],
    ["1003", "Paper Boat", "Vessel", "Primary Name", None, None, None, None, None, None,
     "Listed by hand", 9074729, "1718 (DPRK)", DAY, None, None, None, None, True],
    # Dates in words, several citizenships.
    ["1004", "Ansel Approx", "Individual", "Primary Name", None,
     "a) Approximately 1965 b) between 1959 and 1962 c) 07/04/62 (from false passport)", "na",
     "Austria/Liechtenstein", "n/a", None, None, None, "Autonomous (Exampleland)", "22/03/2021",
     None, True, True, None, None],
    ["1005", "Yvette Year", "Individual", "Primary Name", None, 1965, None, None, None, None,
     None, None, "Autonomous (Exampleland)", 44277, None, True, True, None, None],
    # Bad rows and odd values.
    ["1006", "Odd One", "Robot", "nickname", "middling", "unknowable", None, "Atlantis", None,
     None, None, None, "Autonomous (Exampleland)", "someday", None, "perhaps", None, None, None],
    ["1006a", "Odd Two", "Individual", "aka", None, None, None, None, None, None, None, None,
     None, None, None, None, None, None, None],
    ["1006b", "Odd Three", "Entity", "aka", None, None, None, None, None, None, None, None,
     None, None, None, None, None, None, None],
    [None, "Nobody's Row", "Individual", "aka"],
    [],
]


def save(book, name):
    """Saves a workbook that is the same at every run: the ZIP's own dates are fixed."""
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(name, "w") as target:
        for member in source.namelist():
            info = zipfile.ZipInfo(member, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            text = source.read(member)
            if member == "docProps/core.xml":
                continue
            target.writestr(info, text)


def main():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Consolidated List"
    sheet.append(HEADER + ["A Column To Come"])
    for row in ROWS:
        sheet.append(row)
    notes = book.create_sheet("Read me")
    notes.append(["These rows are invented."])
    save(book, "list.xlsx")

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "regulation8"
    sheet.append(["Invented list as of 2019"])
    sheet.append(["reference", "name_of_individual_or_entity", "type", "name_type",
                  "date_of_birth", "committees", "control_date"])
    sheet.append(["7", "Olga Older", "Person", "Primary", "1 May 1960", "1373 (2001)",
                  datetime.datetime(2002, 2, 2)])
    sheet.append(["7a", "Olga Elder", "Person", "aka", "1 May 1960", "1373 (2001)", None])
    save(book, "older.xlsx")


main()
