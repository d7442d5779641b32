motcua_test(platform/sheets DEPENDS platform/sheets kiosk/content LIBRARIES fmt::fmt)
